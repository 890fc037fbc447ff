import {
  forEachDiagnostic,
  type Diagnostic as LintDiagnostic,
  setDiagnostics,
} from '@codemirror/lint';
import { activateHover, EditorView } from '@codemirror/view';
import type { QuickFix } from '../core/model/quick-fix.ts';
import type { Span } from '../core/model/span.ts';
import type { Diagnostic } from '../worker/api.ts';
import { articleLink } from './article-link.ts';

/** Underlines mistakes; pointing at one shows its message, with its corrections as buttons. */
export function showDiagnostics(
  view: EditorView,
  diagnostics: readonly Diagnostic[],
  onfix: (fix: QuickFix) => void,
): void {
  const { length } = view.state.doc;
  const shown = diagnostics
    .filter(({ span }) => span.from <= length)
    .map(
      ({ span, severity, message, explanation, article, fixes = [] }): LintDiagnostic => ({
        from: span.from,
        to: Math.min(Math.max(span.to, span.from), length),
        severity,
        ...said([withoutQuotation(message), explanation].filter(Boolean).join('\n\n'), article),
        actions: fixes.map((fix) => ({ name: fix.title, apply: () => onfix(fix) })),
      }),
    );
  view.dispatch(setDiagnostics(view.state, shown));
}

/** What is said of a mistake, and the way to its article. */
function said(
  message: string,
  article: string | undefined,
): Pick<LintDiagnostic, 'message' | 'renderMessage'> {
  if (article === undefined) return { message };
  return {
    message,
    renderMessage() {
      const text = document.createElement('span');
      text.append(message, '\n', articleLink(article, 'About this (F1)'));
      return text;
    },
  };
}

/** AWS quotes the whole text in its message; here that text is what the message stands on. */
function withoutQuotation(message: string): string {
  return message.replace(/(\(String\)").*?("(?:\[truncated \d+ chars\])?; line: \d)/gs, '$1…$2');
}

/**
 * Shows the message of the mistake at a place as pointing at it would, and says it to screen readers,
 * until the text changes or the caret leaves the mistake; Escape dismisses it.
 */
export function showMessageAt(view: EditorView, { from, to }: Span): void {
  const messages: string[] = [];
  forEachDiagnostic(view.state, ({ message, actions = [] }, start, end) => {
    if (start > from || from > end) return;
    messages.push(message, ...actions.map(({ name }) => `Quick fix: ${name}`));
  });
  if (messages.length === 0) return;
  activateHover(view, from, 1, {
    until({ docChanged, newSelection: { main } }) {
      return docChanged || main.to < from || main.from > to;
    },
  });
  view.dispatch({ effects: EditorView.announce.of(messages.join('\n')) });
}

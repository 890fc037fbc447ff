import {
  forEachDiagnostic,
  type Diagnostic as LintDiagnostic,
  setDiagnostics,
} from '@codemirror/lint';
import { activateHover, EditorView } from '@codemirror/view';
import type { Span } from '../core/model/span.ts';
import type { Diagnostic } from '../worker/api.ts';

/** Underlines mistakes; pointing at one shows its message. */
export function showDiagnostics(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  const { length } = view.state.doc;
  const shown = diagnostics
    .filter(({ span }) => span.from <= length)
    .map(
      ({ span, severity, message, explanation }): LintDiagnostic => ({
        from: span.from,
        to: Math.min(Math.max(span.to, span.from), length),
        severity,
        message: explanation ? `${message}\n\n${explanation}` : message,
      }),
    );
  view.dispatch(setDiagnostics(view.state, shown));
}

/**
 * Shows the message of the mistake at a place as pointing at it would, and says it to screen readers,
 * until the text changes or the caret leaves the mistake; Escape dismisses it.
 */
export function showMessageAt(view: EditorView, { from, to }: Span): void {
  const messages: string[] = [];
  forEachDiagnostic(view.state, ({ message }, start, end) => {
    if (start <= from && from <= end) messages.push(message);
  });
  if (messages.length === 0) return;
  activateHover(view, from, 1, {
    until({ docChanged, newSelection: { main } }) {
      return docChanged || main.to < from || main.from > to;
    },
  });
  view.dispatch({ effects: EditorView.announce.of(messages.join('\n')) });
}

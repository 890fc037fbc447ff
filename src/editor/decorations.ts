import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { Span } from '../core/model/span.ts';
import type { EditorMark, VerdictMark } from './marks.ts';

const SIGNS = { matched: '✓', failed: '✗', 'not-reached': '–' } as const;

/** Replaces all marks; their places are those of the document as it is now. */
export const setMarks = StateEffect.define<readonly EditorMark[]>();
export const setVerdicts = StateEffect.define<{
  readonly verdicts: readonly VerdictMark[];
  readonly onclick: (index: number) => void;
}>();

class VerdictWidget extends WidgetType {
  readonly mark: VerdictMark;
  readonly index: number;
  readonly onclick: (index: number) => void;

  constructor(mark: VerdictMark, index: number, onclick: (index: number) => void) {
    super();
    this.mark = mark;
    this.index = index;
    this.onclick = onclick;
  }

  override eq(other: VerdictWidget): boolean {
    const { span, verdict, label, sentence } = this.mark;
    return (
      other.index === this.index &&
      other.mark.span.from === span.from &&
      other.mark.verdict === verdict &&
      other.mark.label === label &&
      other.mark.sentence === sentence
    );
  }

  override toDOM(): HTMLElement {
    const { verdict, label, sentence } = this.mark;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `cm-verdict cm-verdict-${verdict}`;
    button.dataset.offset = String(this.mark.span.from);
    // The same facts stand in the verdict tree, which the keyboard reaches.
    button.tabIndex = -1;
    button.title = sentence;
    // The label is first, for those who say aloud what they see.
    const words = [label, `${verdict.replace('-', ' ')}: ${sentence}`].filter(Boolean);
    button.setAttribute('aria-label', words.join(', '));
    const sign = document.createElement('span');
    sign.className = 'cm-verdict-sign';
    sign.textContent = SIGNS[verdict];
    button.append(sign);
    if (label !== '') {
      const text = document.createElement('span');
      text.className = 'cm-verdict-text';
      text.textContent = label;
      button.append(text);
    }
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => this.onclick(this.index));
    return button;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function within<T extends { readonly span: Span }>(items: readonly T[], length: number): T[] {
  return items.filter(({ span }) => span.to <= length && span.from < span.to);
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      const ranges = within(effect.value, transaction.newDoc.length).map(({ span, kind, title }) =>
        Decoration.mark({ class: `cm-${kind}`, attributes: { title } }).range(span.from, span.to),
      );
      next = Decoration.set(ranges, true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const verdicts = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setVerdicts)) continue;
      const { verdicts: list, onclick } = effect.value;
      const { newDoc } = transaction;
      const ranges: Range<Decoration>[] = [];
      list.forEach((mark, index) => {
        if (mark.span.to > newDoc.length) return;
        // At the end of the line, so that it never comes between two characters that belong together.
        const { to } = newDoc.lineAt(mark.span.to);
        const widget = new VerdictWidget(mark, index, onclick);
        ranges.push(Decoration.widget({ widget, side: 1 + index }).range(to));
      });
      next = Decoration.set(ranges, true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function decorations(): Extension {
  return [marks, verdicts];
}

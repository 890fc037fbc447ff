import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { Span } from '../core/model/span.ts';
import type { VariableLook } from './variable-look.ts';

/** A placeholder of a template, as it is to be shown. */
export interface PlaceholderMark {
  readonly span: Span;
  /** `null` if no variable has the name. */
  readonly look: VariableLook | null;
  /** What happens there. */
  readonly title: string;
  readonly isActive: boolean;
}

/** A name that no variable has. */
const UNKNOWN = { colour: 'var(--color-failed)', line: 'dotted', badge: '?' } as const;

const setPlaceholders = StateEffect.define<readonly PlaceholderMark[]>();

class Badge extends WidgetType {
  readonly colour: string;
  readonly words: string;

  constructor(colour: string, words: string) {
    super();
    this.colour = colour;
    this.words = words;
  }

  override eq(other: Badge): boolean {
    return other.words === this.words;
  }

  override toDOM(): HTMLElement {
    const badge = document.createElement('span');
    badge.className = 'cm-variable-badge';
    badge.style.setProperty('--variable', this.colour);
    // The list below the editor says the same to those who do not see it.
    badge.setAttribute('aria-hidden', 'true');
    // Drawn and not written: it is not part of the text.
    badge.dataset.badge = this.words;
    return badge;
  }
}

const placeholders = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setPlaceholders)) next = decorate(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorate(marks: readonly PlaceholderMark[], length: number): DecorationSet {
  const ranges = marks.flatMap(({ span, look, title, isActive }, index) => {
    if (span.to > length) return [];
    const { colour, line, badge: words } = look ?? UNKNOWN;
    const mark = Decoration.mark({
      class: isActive ? 'cm-variable cm-variable-active' : 'cm-variable',
      attributes: {
        title,
        'data-placeholder': String(index),
        style: `--variable: ${colour}; text-decoration-style: ${line}`,
      },
    });
    const badge = Decoration.widget({ widget: new Badge(colour, words), side: -1 });
    return [badge.range(span.from), mark.range(span.from, span.to)];
  });
  return Decoration.set(ranges, true);
}

const look = EditorView.theme({
  '.cm-variable': {
    backgroundColor: 'color-mix(in oklab, var(--variable) 14%, transparent)',
    textDecorationLine: 'underline',
    textDecorationColor: 'var(--variable)',
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
    borderRadius: '2px',
    color: 'var(--color-text)',
  },
  '.cm-variable span': { color: 'inherit' },
  '.cm-variable-active': {
    backgroundColor: 'color-mix(in oklab, var(--variable) 34%, transparent)',
    outline: '1.5px solid var(--variable)',
  },
  '.cm-variable-badge': {
    // Inline, so that no line ends behind it.
    marginRight: '1px',
    padding: '0.1em 0.45em',
    borderRadius: '3px',
    backgroundColor: 'var(--variable)',
    color: 'var(--color-on-variable)',
    font: '700 0.72em/1.5 var(--font-ui)',
    verticalAlign: '0.1em',
    userSelect: 'none',
  },
  '.cm-variable-badge::before': { content: 'attr(data-badge)' },
});

/** Marks on the placeholders of a template; pointing at one, or the caret in one, is reported. */
export class TemplateMarks {
  readonly extension: Extension;
  #marks: readonly PlaceholderMark[] = [];
  #view: EditorView | null = null;

  constructor(onpoint: (placeholder: number | null) => void) {
    const atCaret = (view: EditorView) => {
      const { head } = view.state.selection.main;
      const index = this.#marks.findIndex(({ span }) => span.from < head && head < span.to);
      return index < 0 ? null : index;
    };
    this.extension = [
      placeholders,
      look,
      EditorView.domEventHandlers({
        mouseover: (event) => {
          const element = (event.target as Element).closest?.('[data-placeholder]');
          if (element) onpoint(Number(element.getAttribute('data-placeholder')));
        },
        mouseout: (event, view) => {
          const element = (event.target as Element).closest?.('[data-placeholder]');
          if (element) onpoint(view.hasFocus ? atCaret(view) : null);
        },
        blur: () => onpoint(null),
      }),
      EditorView.updateListener.of(({ selectionSet, view }) => {
        if (selectionSet && view.hasFocus) onpoint(atCaret(view));
      }),
    ];
  }

  /** The extension has become part of this editor. */
  attach(view: EditorView): void {
    this.#view = view;
    this.show(this.#marks);
  }

  show(marks: readonly PlaceholderMark[]): void {
    this.#marks = marks;
    this.#view?.dispatch({ effects: setPlaceholders.of(marks) });
  }
}

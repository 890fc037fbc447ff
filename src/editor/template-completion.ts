import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSection,
  completionKeymap,
} from '@codemirror/autocomplete';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/** A name that a placeholder can have. */
export interface OfferedName {
  readonly name: string;
  /** A few words: the value, or where it comes from. */
  readonly detail: string;
  /** More, shown beside the list. */
  readonly info?: string;
  readonly kind: 'variable' | 'predefined' | 'field';
  /** Called before the name is put in, for example to declare it. */
  readonly onpick?: () => void;
}

const SECTIONS: Readonly<Record<OfferedName['kind'], CompletionSection>> = {
  variable: { name: 'Variables', rank: 0 },
  field: { name: 'Fields of the event (adds a variable)', rank: 1 },
  predefined: { name: 'Predefined', rank: 2 },
};

/** Offers names behind a `<`, or anywhere on Ctrl+Space. */
export function templateCompletion(offered: () => readonly OfferedName[]): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/<[A-Za-z0-9_.-]*/);
    if (!typed && !context.explicit) return null;
    const from = typed?.from ?? context.pos;
    return {
      from,
      options: offered().map((name, index) => ({ ...toCompletion(name), boost: -index / 10 })),
      validFor: /^<?[A-Za-z0-9_.-]*$/,
    };
  };
  return [
    autocompletion({ override: [source], icons: false }),
    Prec.high(keymap.of(completionKeymap)),
    look,
  ];
}

function toCompletion({ name, detail, info, kind, onpick }: OfferedName): Completion {
  return {
    label: `<${name}>`,
    detail,
    ...(info !== undefined && { info }),
    section: SECTIONS[kind],
    apply(view, _completion, from, to) {
      onpick?.();
      // What is left of a placeholder that was there goes with it.
      const rest = /^[A-Za-z0-9_.-]*>/.exec(view.state.sliceDoc(to, to + 300))?.[0].length ?? 0;
      const insert = `<${name}>`;
      view.dispatch({
        changes: { from, to: to + rest, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.complete',
      });
    },
  };
}

const look = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '16em',
    maxWidth: 'min(560px, 94vw)',
    fontFamily: 'var(--font-mono)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > completion-section': {
    display: 'block',
    padding: '4px 8px 2px',
    borderBottom: 'none',
    color: 'var(--color-text-muted)',
    font: '600 var(--text-small) var(--font-ui)',
    opacity: '1',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '16px',
    padding: '4px 8px',
    lineHeight: '1.4',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--color-accent)',
    color: 'var(--color-on-accent)',
  },
  '.cm-completionDetail': {
    margin: '0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: 'var(--color-text-muted)',
    fontStyle: 'normal',
  },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
});

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language';
import { Compartment, EditorState, type Extension, Prec, Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Span } from '../core/model/span.ts';
import type { Diagnostic } from '../worker/api.ts';
import { decorations, selectSpan, setMarks, setVerdicts } from './decorations.ts';
import { hangingIndent } from './hanging-indent.ts';
import type { EditorMark, VerdictMark } from './marks.ts';
import { theme } from './theme.ts';

export type EditorLanguage = 'json' | 'javascript' | 'text';

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly language: EditorLanguage;
  /** The accessible name. */
  readonly label: string;
  /** The id of an element that says more, such as how to leave the editor. */
  readonly describedBy: string;
  readonly readonly: boolean;
  /** Called for what the person types, and not for what `setText` does. */
  readonly onchange: (text: string) => void;
}

/** Keys that belong to the page or the browser and that an editor would otherwise take. */
const LEFT_ALONE = new Set(['Mod-Enter', 'Mod-s', 'Mod-k', 'Ctrl-k', 'F8', 'Shift-F8']);

function keys(): Extension {
  const bindings = [
    ...defaultKeymap,
    ...historyKeymap,
    ...foldKeymap,
    // Tab indents until Escape was pressed: then it leaves the editor (WCAG 2.1.2).
    indentWithTab,
  ];
  return keymap.of(
    bindings.filter(
      ({ key, mac }) => !LEFT_ALONE.has(key ?? '') && !(mac !== undefined && LEFT_ALONE.has(mac)),
    ),
  );
}

/** Typing is what needs brackets closed, so that comes with the first focus. */
function lazyBrackets(): Extension {
  const place = new Compartment();
  let asked = false;
  return [
    place.of([]),
    EditorView.domEventHandlers({
      focus(_event, view) {
        if (asked || view.state.readOnly) return false;
        asked = true;
        void import('@codemirror/autocomplete').then(({ closeBrackets, closeBracketsKeymap }) => {
          const extension = [closeBrackets(), Prec.high(keymap.of(closeBracketsKeymap))];
          view.dispatch({ effects: place.reconfigure(extension) });
        });
        return false;
      },
    }),
  ];
}

/** The search panel comes with the first Ctrl/⌘ F. */
function lazySearch(): Extension {
  const place = new Compartment();
  const open = (view: EditorView) => {
    void import('@codemirror/search').then(({ openSearchPanel, search, searchKeymap }) => {
      view.dispatch({ effects: place.reconfigure([search(), keymap.of(searchKeymap)]) });
      openSearchPanel(view);
    });
    return true;
  };
  return [place.of([]), keymap.of([{ key: 'Mod-f', run: open }])];
}

/** A CodeMirror editor with what this page asks of one. */
export class Editor {
  readonly view: EditorView;
  readonly #language = new Compartment();
  #silent = false;
  #diagnostics: readonly Diagnostic[] = [];
  #hasShown = false;
  #isDestroyed = false;

  constructor(options: EditorOptions) {
    const { parent, text, label, describedBy, onchange } = options;
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          foldGutter({ openText: '⌄', closedText: '›' }),
          highlightSpecialChars(),
          history(),
          drawSelection(),
          EditorState.allowMultipleSelections.of(true),
          indentOnInput(),
          indentUnit.of('  '),
          bracketMatching(),
          lazyBrackets(),
          highlightActiveLine(),
          lazySearch(),
          keys(),
          EditorView.lineWrapping,
          hangingIndent(),
          this.#language.of(options.language === 'json' ? json() : []),
          decorations(),
          theme(),
          EditorState.readOnly.of(options.readonly),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.#silent) onchange(update.state.doc.toString());
          }),
        ],
      }),
    });
    if (options.language === 'javascript') void this.#loadJavaScript();
  }

  async #loadJavaScript(): Promise<void> {
    const { javascript } = await import('@codemirror/lang-javascript');
    this.view.dispatch({ effects: this.#language.reconfigure(javascript()) });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Puts another text in place by the smallest change, so that selection and undo survive. */
  setText(text: string): void {
    const { doc } = this.view.state;
    if (doc.length === text.length && this.text === text) return;
    const before = this.text;
    let from = 0;
    while (from < before.length && before[from] === text[from]) from++;
    let kept = 0;
    const most = Math.min(before.length, text.length) - from;
    while (kept < most && before[before.length - 1 - kept] === text[text.length - 1 - kept]) kept++;
    this.#silent = true;
    this.view.dispatch({
      changes: { from, to: before.length - kept, insert: text.slice(from, text.length - kept) },
      annotations: Transaction.userEvent.of('input.set'),
    });
    this.#silent = false;
  }

  /** One undoable change that a person asked for; it counts as typing. */
  replace({ from, to }: Span, insert: string): void {
    this.view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from, head: from + insert.length },
      userEvent: 'input.complete',
      scrollIntoView: true,
    });
  }

  /** Types a text in place of what is selected. */
  insert(text: string): void {
    this.view.dispatch(this.view.state.replaceSelection(text), { userEvent: 'input.type' });
    this.view.focus();
  }

  select(span: Span, withFlash: boolean): void {
    selectSpan(this.view, span, withFlash);
  }

  focus(): void {
    this.view.focus();
  }

  setMarks(marks: readonly EditorMark[]): void {
    this.view.dispatch({ effects: setMarks.of(marks) });
  }

  setVerdicts(verdicts: readonly VerdictMark[], onclick: (index: number) => void): void {
    this.view.dispatch({ effects: setVerdicts.of({ verdicts, onclick }) });
  }

  /** What draws mistakes is loaded with the first one. */
  async setDiagnostics(diagnostics: readonly Diagnostic[]): Promise<void> {
    this.#diagnostics = diagnostics;
    if (diagnostics.length === 0 && !this.#hasShown) return;
    this.#hasShown = true;
    const { setDiagnostics } = await import('@codemirror/lint');
    // A later list may have arrived meanwhile, and the editor may be gone.
    if (this.#diagnostics !== diagnostics || this.#isDestroyed) return;
    const { length } = this.view.state.doc;
    const shown = diagnostics
      .filter(({ span }) => span.from <= length)
      .map(({ span, severity, message, explanation }) => ({
        from: span.from,
        to: Math.min(Math.max(span.to, span.from), length),
        severity,
        message: explanation ? `${message}\n\n${explanation}` : message,
      }));
    this.view.dispatch(setDiagnostics(this.view.state, shown));
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.view.destroy();
  }
}

import { history, isolateHistory } from '@codemirror/commands';
import { bracketMatching, foldGutter, indentOnInput, indentUnit } from '@codemirror/language';
import {
  Compartment,
  EditorState,
  type Extension,
  StateEffect,
  type Transaction,
} from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { Edit } from '../core/model/edit.ts';
import type { QuickFix } from '../core/model/quick-fix.ts';
import type { Span } from '../core/model/span.ts';
import type { Diagnostic } from '../worker/api.ts';
import { articleKey, openArticleAt } from './article-key.ts';
import { articleCommand } from './assist/article-command.ts';
import type { Assistance } from './assist/assistance.ts';
import { lazyAssist } from './assist/lazy-assist.ts';
import { decorations, setMarks, setVerdicts } from './decorations.ts';
import { type DocumentSteps, documentKeys, type EditorStep } from './document-steps.ts';
import { Echoes } from './echoes.ts';
import type { EditorExtras } from './extras.ts';
import type { FormatStyle } from './format.ts';
import { hangingIndent } from './hanging-indent.ts';
import { json } from './json-language.ts';
import { keys } from './keys.ts';
import { lazyBrackets, lazySearch } from './lazy-parts.ts';
import { lineEndings } from './line-endings.ts';
import type { EditorMark, VerdictMark } from './marks.ts';
import { minimalChange } from './minimal-change.ts';
import { picking } from './picking.ts';
import { type PointedSpans, type PointingOptions, pointing, setPointed } from './pointing.ts';
import { dispatchInSight, selectable, selectSpan } from './select-span.ts';
import { theme } from './theme.ts';
import { wrapping } from './wrapping.ts';

/**
 * In characters: from here on the page learns of a change in a task of its own, so that drawing what
 * was typed and computing what follows from it do not add up to a pause.
 */
const LARGE = 100_000;

/** `template`: JSON in which placeholders stand, so that it looks like JSON and is not formatted. */
export type EditorLanguage = 'json' | 'template' | 'javascript' | 'python' | 'shell' | 'text';

/** What may change while the editor is in use. */
export interface EditorSettings {
  readonly language: EditorLanguage;
  /** The accessible name. */
  readonly label: string;
  /** The id of an element that says more, such as how to leave the editor. */
  readonly describedBy: string;
  readonly readonly: boolean;
  /** Shown while there is no text. */
  readonly placeholder: string;
}

export interface EditorOptions extends PointingOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly settings: EditorSettings;
  /** Called for what the person types, and not for what `setText` does. */
  readonly onchange: (text: string) => void;
  /** Called when the person, and not the page, puts the caret somewhere. */
  readonly onselect: (offset: number) => void;
  /** Called after something was pasted or dropped, with the whole text before and after. */
  readonly onpaste: (paste: { text: string; before: string; after: string }) => void;
  /** Called with a sentence about something that was asked of the editor and is not possible. */
  readonly onnotice: (text: string) => void;
  /** Called when a value is picked, by key or by clicking; `null` where values are not. */
  readonly onpick: ((offset: number) => void) | null;
  /** Called when a correction that stands with a mistake is chosen. */
  readonly onfix: (fix: QuickFix) => void;
  /** What helps to write this text, if anything does. */
  readonly assistance: Assistance | null;
  /** Undo of what the text is part of, if it is part of something. */
  readonly steps: DocumentSteps | null;
}

function settingsExtension({ label, describedBy, readonly, ...rest }: EditorSettings): Extension {
  return [
    EditorState.readOnly.of(readonly),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': describedBy,
      // It has the focus by itself; not every tool knows that of an editable text.
      tabindex: '0',
    }),
    rest.placeholder === '' ? [] : placeholder(rest.placeholder),
  ];
}

function isLikeJson(language: EditorLanguage): boolean {
  return language === 'json' || language === 'template';
}

function isPaste(transaction: Transaction): boolean {
  return transaction.isUserEvent('input.paste') || transaction.isUserEvent('input.drop');
}

function stepOf(transactions: readonly Transaction[]): EditorStep {
  const step = (['undo', 'redo'] as const).find((kind) =>
    transactions.every((transaction) => transaction.isUserEvent(kind)),
  );
  return step ?? 'edit';
}

function insertedText({ changes }: Transaction): string {
  let text = '';
  changes.iterChanges((_from, _to, _newFrom, _newTo, inserted) => {
    text += inserted.toString();
  });
  return text;
}

/** A CodeMirror editor with what this page asks of one. */
export class Editor {
  readonly view: EditorView;
  readonly #language = new Compartment();
  readonly #settingsPlace = new Compartment();
  readonly #historyPlace = new Compartment();
  readonly #steps: DocumentSteps | null;
  #travels: number;
  readonly #echoes = new Echoes();
  readonly #onchange: EditorOptions['onchange'];
  readonly #onpaste: EditorOptions['onpaste'];
  readonly #onnotice: EditorOptions['onnotice'];
  readonly #onfix: (fix: QuickFix) => void;
  #isPointedNowhere = true;
  #revealed: number | undefined;
  #settings: EditorSettings;
  #silent = false;
  /** Set while the page has not learnt of the last change. */
  #unreported: ReturnType<typeof setTimeout> | undefined;
  /** How that change came about. */
  #step: EditorStep = 'edit';
  #diagnostics: readonly Diagnostic[] = [];
  #hasShown = false;
  #isDestroyed = false;
  readonly #articles = {
    ofMistake: (offset: number) =>
      this.#diagnostics.find(({ span, article }) => article && touches(span, offset))?.article ??
      null,
    onnotice: (text: string) => this.#onnotice(text),
  };
  /** What the page selected just now; the message of a mistake there may still be on its way. */
  #pointedAt: Span | null = null;

  constructor(options: EditorOptions) {
    const { parent, text, settings, assistance, steps } = options;
    const { onchange, onselect, onpaste, onnotice, onfix, onhover, oncaret, onpick } = options;
    this.#onfix = onfix;
    this.#steps = steps;
    this.#travels = steps?.travels ?? 0;
    this.#settings = settings;
    this.#onchange = onchange;
    this.#onpaste = onpaste;
    this.#onnotice = onnotice;
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          foldGutter({ openText: '⌄', closedText: '›' }),
          lineEndings(),
          this.#historyPlace.of(history()),
          steps ? documentKeys(steps) : [],
          drawSelection(),
          EditorState.allowMultipleSelections.of(true),
          indentOnInput(),
          indentUnit.of('  '),
          bracketMatching(),
          lazyBrackets(),
          assistance ? lazyAssist(assistance, onnotice) : [],
          articleKey(this.#articles),
          highlightActiveLine(),
          lazySearch(),
          keymap.of([{ key: 'Shift-Alt-f', run: () => this.#formats() }]),
          keys(),
          wrapping(),
          hangingIndent(),
          this.#language.of(isLikeJson(settings.language) ? json() : []),
          this.#settingsPlace.of(settingsExtension(settings)),
          decorations(),
          pointing({ onhover, oncaret }),
          onpick ? picking(onpick) : [],
          selectable(),
          theme(),
          // The next key may be one that the page answers to, and it answers for what was typed.
          EditorView.domEventObservers({
            keydown: () => this.#reportNow(),
            blur: () => this.#reportNow(),
          }),
          EditorView.updateListener.of(({ docChanged, state, startState, transactions }) => {
            if (docChanged && !this.#silent) {
              const step = stepOf(transactions);
              // Changes that are told of together are not one step of undo.
              this.#step = this.#unreported === undefined || this.#step === step ? step : 'edit';
              if (state.doc.length < LARGE) this.#report();
              else this.#unreported ??= setTimeout(() => this.#report());
            }
            const pasted = transactions.find(isPaste);
            // In a task of its own, since what was pasted may be large.
            if (pasted) setTimeout(() => this.#reportPaste(pasted, startState, state));
            if (transactions.some((transaction) => transaction.isUserEvent('select'))) {
              onselect(state.selection.main.head);
            }
          }),
        ],
      }),
    });
    if (isLoaded(settings.language)) void this.#loadLanguage();
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Nothing is said of a paste that has been edited meanwhile. */
  #reportPaste(pasted: Transaction, before: EditorState, after: EditorState): void {
    if (this.#isDestroyed || this.view.state.doc !== after.doc) return;
    this.#onpaste({
      text: insertedText(pasted),
      before: before.doc.toString(),
      after: after.doc.toString(),
    });
  }

  #report(): void {
    this.#forgetReport();
    const { text } = this;
    this.#echoes.send(text);
    if (this.#steps) this.#steps.during(this.#step, () => this.#onchange(text));
    else this.#onchange(text);
  }

  #reportNow(): void {
    if (this.#unreported !== undefined) this.#report();
  }

  #forgetReport(): void {
    clearTimeout(this.#unreported);
    this.#unreported = undefined;
  }

  /** Adds what this editor has beyond the others. */
  extend(extras: EditorExtras): void {
    this.view.dispatch({ effects: StateEffect.appendConfig.of(extras.extension) });
    extras.attach(this.view);
  }

  configure(settings: EditorSettings): void {
    const before = this.#settings;
    if (before === settings) return;
    this.#settings = settings;
    this.view.dispatch({ effects: this.#settingsPlace.reconfigure(settingsExtension(settings)) });
    if (before.language !== settings.language) void this.#loadLanguage();
  }

  async #loadLanguage(): Promise<void> {
    const { language } = this.#settings;
    let extension: Extension = [];
    if (isLikeJson(language)) extension = json();
    if (language === 'javascript') {
      const { javascript } = await import('@codemirror/lang-javascript');
      if (this.#settings.language !== language) return;
      // What TypeScript adds is told from JavaScript by itself.
      extension = javascript({ typescript: true });
    }
    if (language === 'python') {
      const { python } = await import('@codemirror/lang-python');
      if (this.#settings.language !== language) return;
      extension = python();
    }
    if (language === 'shell') {
      const { shell } = await import('./shell-language.ts');
      if (this.#settings.language !== language) return;
      extension = shell();
    }
    this.view.dispatch({ effects: this.#language.reconfigure(extension) });
  }

  /**
   * Puts another text in place by the smallest change, so that the selection survives; it can be
   * undone by itself. A text that was typed here and comes back from the page changes nothing.
   */
  setText(text: string): void {
    if (this.#echoes.receive(text)) return;
    this.#forgetReport();
    const changes = minimalChange(this.text, text);
    if (!changes) return;
    const travels = this.#steps?.travels ?? 0;
    const hasTravelled = travels !== this.#travels;
    this.#travels = travels;
    this.#silent = true;
    this.view.dispatch({
      changes,
      userEvent: 'set',
      annotations: isolateHistory.of('full'),
    });
    this.#silent = false;
    if (hasTravelled) this.#forgetHistory();
  }

  /** The document's undo has changed the text: from here on it is the one that knows the way back. */
  #forgetHistory(): void {
    this.view.dispatch({ effects: this.#historyPlace.reconfigure([]) });
    this.view.dispatch({ effects: this.#historyPlace.reconfigure(history()) });
  }

  /** Edits that a person asked for, undone in one step; they count as typing. */
  apply(edits: readonly Edit[]): void {
    const { state } = this.view;
    const [first] = edits;
    if (!first || edits.some(({ to }) => to > state.doc.length)) return;
    const changes = state.changes([...edits]);
    dispatchInSight(this.view, changes.mapPos(first.from, -1), {
      changes,
      selection: {
        anchor: changes.mapPos(first.from, -1),
        head: changes.mapPos(first.to, 1),
      },
      userEvent: 'replace',
      annotations: isolateHistory.of('full'),
    });
    this.#reportNow();
  }

  /** Types a text in place of what is selected. */
  insert(text: string): void {
    this.view.dispatch(this.view.state.replaceSelection(text), { userEvent: 'input.type' });
    this.view.focus();
  }

  /** Selects a place and shows the message of a mistake there. */
  select(span: Span, withFlash: boolean): void {
    selectSpan(this.view, span, withFlash);
    this.#pointedAt = span;
    if (this.#hasShown) void this.#showMessage();
  }

  focus(): void {
    this.view.focus();
  }

  /** Opens the whole article about what is at the caret. */
  openArticle(): void {
    void openArticleAt(this.view, this.#articles);
  }

  /** Shows the article about what is at the caret. */
  showArticle(): void {
    this.view.focus();
    for (const show of this.view.state.facet(articleCommand)) show(this.view);
  }

  /** Lays JSON out, or takes all white space out of it, as one undoable change. */
  async format(style: FormatStyle): Promise<void> {
    const { formatView } = await import('./format.ts');
    if (this.#isDestroyed) return;
    const problem = await formatView(this.view, style);
    if (problem !== null) this.#onnotice(problem);
  }

  #formats(): boolean {
    if (this.#settings.language !== 'json' || this.#settings.readonly) return false;
    void this.format('indented');
    return true;
  }

  /** Marks places; `reveals` brings the first of them into view, once, without moving the caret. */
  setPointed(spans: PointedSpans, reveals: boolean): void {
    if (spans.length === 0 && this.#isPointedNowhere) return;
    this.#isPointedNowhere = spans.length === 0;
    this.view.dispatch({ effects: setPointed.of(spans) });
    const first = reveals ? spans[0]?.[0] : undefined;
    if (first !== undefined && first !== this.#revealed && first <= this.view.state.doc.length) {
      dispatchInSight(this.view, first, {});
    }
    this.#revealed = first;
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
    const { showDiagnostics } = await import('./diagnostics.ts');
    // A later list may have arrived meanwhile, and the editor may be gone.
    if (this.#diagnostics !== diagnostics || this.#isDestroyed) return;
    showDiagnostics(this.view, diagnostics, this.#onfix);
    await this.#showMessage();
  }

  async #showMessage(): Promise<void> {
    const { showMessageAt } = await import('./diagnostics.ts');
    const span = this.#pointedAt;
    // Once only: later lists of mistakes come unasked, perhaps while another editor is typed in.
    this.#pointedAt = null;
    if (!span || this.#isDestroyed) return;
    const { from, to } = this.view.state.selection.main;
    if (from === span.from && to === span.to) showMessageAt(this.view, span);
  }

  destroy(): void {
    this.#reportNow();
    this.#isDestroyed = true;
    this.view.destroy();
  }
}

function touches({ from, to }: Span, offset: number): boolean {
  return from <= offset && offset <= Math.max(from, to);
}

/** Whether the language comes in a file of its own, when the editor is in use already. */
function isLoaded(language: EditorLanguage): boolean {
  return language === 'javascript' || language === 'python' || language === 'shell';
}

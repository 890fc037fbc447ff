import { Compartment, type Extension, Prec } from '@codemirror/state';
import { type Command, EditorView, keymap } from '@codemirror/view';
import { articleAtCaret } from '../article-key.ts';
import { articleCommand } from './article-command.ts';
import type { Assistance } from './assistance.ts';

/**
 * Suggestions and articles come when the editor is first focused or pointed at. A key that is pressed
 * before they are there is answered when they are, one that types a letter included.
 */
export function lazyAssist(assistance: Assistance, onnotice: (text: string) => void): Extension {
  const place = new Compartment();
  let loading: Promise<typeof import('./assist.ts')> | undefined;
  let isLoaded = false;
  /** The last thing that was done to the text or the caret was typing. */
  let isTyping = false;
  const load = (view: EditorView) => {
    loading ??= import('./assist.ts').then((loaded) => {
      isLoaded = true;
      view.dispatch({ effects: place.reconfigure(loaded.assist(assistance)) });
      // What suggests has not seen what was typed until now, and would wait for another letter.
      if (isTyping && view.hasFocus) view.dispatch({ userEvent: 'input.type' });
      return loaded;
    });
    return loading;
  };
  const showArticle: Command = (view) => {
    void load(view).then((loaded) => loaded.showArticle(view, assistance, onnotice));
    return true;
  };
  const suggest: Command = (view) => {
    void load(view).then((loaded) => loaded.startCompletion(view));
    return true;
  };
  const loadFor = (_event: Event, view: EditorView) => {
    void load(view);
  };
  return [
    place.of([]),
    articleCommand.of(showArticle),
    articleAtCaret.of(async (view) => (await load(view)).articleSlugAt(view, assistance)),
    Prec.high(keymap.of([{ key: 'Mod-i', run: showArticle, preventDefault: true }])),
    keymap.of([{ key: 'Ctrl-Space', run: suggest }]),
    EditorView.updateListener.of(({ docChanged, selectionSet, transactions }) => {
      if (isLoaded || !(docChanged || selectionSet)) return;
      isTyping = transactions.at(-1)?.isUserEvent('input.type') ?? false;
    }),
    EditorView.domEventObservers({ focus: loadFor, pointerenter: loadFor }),
  ];
}

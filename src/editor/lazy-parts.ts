import { Compartment, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { withoutForeignKeys } from './keys.ts';

/** Typing is what needs brackets closed, so that comes with the first focus. */
export function lazyBrackets(): Extension {
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
export function lazySearch(): Extension {
  const place = new Compartment();
  const open = (view: EditorView) => {
    void import('@codemirror/search').then(({ openSearchPanel, search, searchKeymap }) => {
      const extension = [search(), keymap.of(withoutForeignKeys(searchKeymap))];
      view.dispatch({ effects: place.reconfigure(extension) });
      openSearchPanel(view);
    });
    return true;
  };
  return [place.of([]), keymap.of([{ key: 'Mod-f', run: open }])];
}

import { Compartment, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Assistance } from './assistance.ts';

/** Suggestions and articles come when the editor is first focused or pointed at. */
export function lazyAssist(assistance: Assistance, onnotice: (text: string) => void): Extension {
  const place = new Compartment();
  let asked = false;
  const load = (_event: Event, view: EditorView) => {
    if (asked) return;
    asked = true;
    void import('./assist.ts').then(({ assist }) => {
      view.dispatch({ effects: place.reconfigure(assist(assistance, onnotice)) });
    });
  };
  return [place.of([]), EditorView.domEventObservers({ focus: load, pointerenter: load })];
}

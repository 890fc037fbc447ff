import { type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { valueOffset, valueOffsetOfCaret } from './pointing.ts';

/** Alt Enter picks the value at the caret, and a click with Alt the one that is clicked. */
export function picking(onpick: (offset: number) => void): Extension {
  return [
    Prec.high(
      keymap.of([
        {
          key: 'Alt-Enter',
          run({ state }) {
            onpick(valueOffsetOfCaret(state, state.selection.main.head));
            return true;
          },
        },
      ]),
    ),
    Prec.high(
      EditorView.domEventHandlers({
        mousedown(event, view) {
          if (!event.altKey || event.button !== 0 || event.ctrlKey || event.metaKey) return false;
          const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
          if (offset === null) return false;
          view.dispatch({ selection: { anchor: offset } });
          view.focus();
          onpick(valueOffset(view.state, offset));
          return true;
        },
      }),
    ),
  ];
}

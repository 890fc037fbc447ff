import { defaultKeymap, historyKeymap, indentWithTab } from '@codemirror/commands';
import { foldKeymap } from '@codemirror/language';
import { type Extension, Prec } from '@codemirror/state';
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  type KeyBinding,
  keymap,
} from '@codemirror/view';

/** Keys that belong to the page or the browser and that an editor would otherwise take. */
const LEFT_ALONE: ReadonlySet<string> = new Set([
  'Mod-Enter',
  'Mod-s',
  'Mod-k',
  'Ctrl-k',
  'F8',
  'Shift-F8',
  // Back and forward
  'Alt-ArrowLeft',
  'Alt-ArrowRight',
  'Mod-[',
  'Mod-]',
  // Bookmark, and Firefox's console
  'Mod-d',
  'Shift-Mod-k',
]);

export function withoutForeignKeys(bindings: readonly KeyBinding[]): readonly KeyBinding[] {
  return bindings.filter(
    ({ key, mac }) => !LEFT_ALONE.has(key ?? '') && !LEFT_ALONE.has(mac ?? ''),
  );
}

/** CodeMirror's own two seconds are short for a person who looks for the key. */
const TAB_LEAVES_MILLISECONDS = 10_000;

/** Tab indents until Escape was pressed: then it leaves the editor (WCAG 2.1.2). */
function escapeThenTab(): Extension {
  return EditorView.domEventObservers({
    keydown(event, view) {
      if (event.key !== 'Escape') return;
      // After CodeMirror's own handler, which would set its shorter time.
      queueMicrotask(() => view.setTabFocusMode(TAB_LEAVES_MILLISECONDS));
    },
  });
}

/** What is shown on hover can be dismissed without moving the pointer (WCAG 1.4.13). */
const dismissTooltip: KeyBinding = {
  key: 'Escape',
  run(view) {
    if (!hasHoverTooltips(view.state)) return false;
    view.dispatch({ effects: closeHoverTooltips });
    return true;
  },
};

export function keys(): Extension {
  const bindings = [...defaultKeymap, ...historyKeymap, ...foldKeymap, indentWithTab];
  return [
    Prec.high(keymap.of([dismissTooltip])),
    keymap.of(withoutForeignKeys(bindings)),
    escapeThenTab(),
  ];
}

import { closeCompletion } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { type EditorView, runScopeHandlers, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/**
 * A list that scrolls has to be focusable (WCAG 2.1.1), for tools that put the focus there. It then
 * answers the keys that it answers while the text has the focus, and gives the focus back to the text.
 */
export function listFocus(): Extension {
  return ViewPlugin.fromClass(
    class {
      update({ view }: ViewUpdate) {
        view.requestMeasure({ key: this, read: listOf, write: makeReachable });
      }
    },
  );
}

function listOf({ dom }: EditorView): HTMLElement | null {
  return dom.querySelector<HTMLElement>('.cm-assist > ul');
}

function makeReachable(list: HTMLElement | null, view: EditorView): void {
  if (!list || list.tabIndex === 0) return;
  list.tabIndex = 0;
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Tab' || event.key === 'Shift') return;
    view.focus();
    if (runScopeHandlers(view, event, 'editor')) event.preventDefault();
  });
  list.addEventListener('focusout', ({ relatedTarget }) => {
    // Back in the text it stays; elsewhere it would cover what has the focus.
    if (relatedTarget instanceof Node && !view.dom.contains(relatedTarget)) closeCompletion(view);
  });
}

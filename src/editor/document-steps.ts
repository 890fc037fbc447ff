import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';

/**
 * Undo and redo of the whole document that a text is part of. An editor undoes what was typed in it
 * just now, as one expects of it; when it has no more to undo, the document takes over. The two agree,
 * since the document learns which changes are an editor's undo.
 */
export interface DocumentSteps {
  undo(): void;
  redo(): void;
  /** Does something that changes the document, as a step of an editor's undo or redo. */
  during(kind: EditorStep, work: () => void): void;
  /** Counts the undos and redos of the document: an editor that was changed by one starts afresh. */
  readonly travels: number;
}

export type EditorStep = 'edit' | 'undo' | 'redo';

export function documentKeys(steps: DocumentSteps): Extension {
  function orDocument(
    own: (view: EditorView) => boolean,
    depth: typeof undoDepth,
    step: () => void,
  ) {
    return (view: EditorView) => {
      if (depth(view.state) > 0) own(view);
      // What lies behind a dialog is not changed unseen.
      else if (!view.dom.closest('dialog')) step();
      return true;
    };
  }
  const back = orDocument(undo, undoDepth, () => steps.undo());
  const forward = orDocument(redo, redoDepth, () => steps.redo());
  return Prec.high(
    keymap.of([
      { key: 'Mod-z', run: back },
      { key: 'Mod-Shift-z', run: forward },
      { key: 'Mod-y', mac: 'Mod-Shift-z', run: forward },
    ]),
  );
}

import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** What one editor has beyond the others, loaded when it is needed. */
export interface EditorExtras {
  readonly extension: Extension;
  /** The extension has become part of this editor. */
  attach(view: EditorView): void;
}

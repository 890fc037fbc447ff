import type { MenuItem } from '../controls/Menu.svelte';
import type { EditorHandle } from './editors.svelte.ts';

/** What a menu offers to do with the white space of an editor's JSON. */
export function formatItems(editor: EditorHandle | undefined): readonly MenuItem[] {
  const disabled = editor === undefined;
  return [
    { label: 'Format', disabled, onselect: () => editor?.format('indented') },
    { label: 'Remove white space', disabled, onselect: () => editor?.format('compact') },
  ];
}

import { defaultKeymap } from '@codemirror/commands';
import { searchKeymap } from '@codemirror/search';
import { expect, test } from 'vitest';
import { withoutForeignKeys } from '../../src/editor/keys.ts';

const bound = withoutForeignKeys([...defaultKeymap, ...searchKeymap]).flatMap(({ key, mac }) => [
  key,
  mac,
]);

test.each([
  'Mod-Enter',
  'Mod-s',
  'Mod-k',
  'Ctrl-k',
  'F8',
  'Alt-ArrowLeft',
  'Alt-ArrowRight',
  'Mod-[',
  'Mod-]',
  'Mod-d',
])('the editor leaves %s alone', (key) => {
  expect(bound).not.toContain(key);
});

test.each(['Enter', 'Backspace', 'ArrowLeft', 'Mod-a', 'Mod-f'])('the editor has %s', (key) => {
  expect(bound).toContain(key);
});

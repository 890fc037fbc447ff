import { expect, test } from 'vitest';
import { hangingIndentStyle } from '../../src/editor/hanging-indent-style.ts';

test.each([
  ['{', 2],
  ['    "total": 42', 6],
  ['', 2],
  [' '.repeat(80), 26],
])('the line %j goes on at column %i', (line, column) => {
  expect(hangingIndentStyle(line)).toBe(
    `padding-left: calc(6px + ${column}ch); text-indent: -${column}ch`,
  );
});

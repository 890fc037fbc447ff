import { describe, expect, test } from 'vitest';
import { entered, MOST_LINES, moved, NO_LINES } from '../../../src/ui/terminal/line-history.ts';

const both = entered(entered(NO_LINES, 'first'), 'second');

describe('the lines that were entered', () => {
  test('come back the latest first, and then what was being written', () => {
    const second = moved(both, -1, 'draft');
    expect(second?.line).toBe('second');
    const first = second && moved(second.history, -1, 'second');
    expect(first?.line).toBe('first');
    expect(first && moved(first.history, -1, 'first')).toBeNull();
    const again = first && moved(first.history, 1, 'first');
    expect(again?.line).toBe('second');
    const draft = again && moved(again.history, 1, 'second');
    expect(draft?.line).toBe('draft');
    expect(draft && moved(draft.history, 1, 'draft')).toBeNull();
  });

  test.each([
    ['an empty line', '  '],
    ['the same line again', 'second'],
  ])('%s is not one more', (_, line) => {
    expect(entered(both, line).lines).toEqual(['first', 'second']);
  });

  test('are bounded', () => {
    let history = NO_LINES;
    for (let count = 0; count <= MOST_LINES; count++) history = entered(history, `line ${count}`);
    expect(history.lines).toHaveLength(MOST_LINES);
    expect(history.lines[0]).toBe('line 1');
    expect(history.place).toBe(MOST_LINES);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommand } from '../../src/embed/protocol.ts';

describe('what a page asks', () => {
  test.each([
    [{ type: 'load', scenario: '#s=1:abc' }],
    [{ type: 'setEvent', text: '{}', id: 'a' }],
    [{ type: 'setPattern', text: '{}', rule: 'r' }],
    [{ type: 'setPattern', text: '{}' }],
    [{ type: 'setTheme', theme: 'dark' }],
    [{ type: 'run', id: '7' }],
    [{ type: 'getState' }],
  ])('%j', (command) => {
    expect(readCommand({ buslab: 1, ...command })).toEqual(command);
  });
});

describe('what is asked wrongly is told', () => {
  test.each([
    [{ buslab: 2, type: 'run' }, 'This frame speaks version 1.'],
    [{ buslab: 1, type: 'fly' }, 'There is no command "fly".'],
    [{ buslab: 1 }, 'There is no command undefined.'],
    [{ buslab: 1, type: 'load', scenario: {} }, '"scenario" is no text.'],
    [{ buslab: 1, type: 'setEvent' }, '"text" is no text.'],
    [{ buslab: 1, type: 'setPattern', text: '', rule: 1 }, '"rule" is no text.'],
    [{ buslab: 1, type: 'setTheme', theme: 'pink' }, '"theme" is auto, light or dark.'],
  ])('%j: %s', (data, wrong) => {
    expect(readCommand(data)).toEqual({ wrong });
  });
});

test('what others say to the page is left alone', () => {
  for (const data of [null, undefined, 'run', 1, [], {}, { type: 'run' }, { source: 'devtools' }]) {
    expect(readCommand(data)).toBeNull();
  }
});

test('nothing throws, whatever is sent', () => {
  fc.assert(
    fc.property(fc.object(), (data) => {
      readCommand({ ...data, buslab: 1 });
    }),
  );
});

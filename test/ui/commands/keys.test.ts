import { describe, expect, test } from 'vitest';
import { commandOfKeys } from '../../../src/ui/commands/keys.ts';

interface Pressed {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

/** @param within which elements the focus is in, as selectors */
function pressed(keys: Pressed, within: readonly string[] = []): KeyboardEvent {
  const none = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const closest = (selectors: string) =>
    selectors.split(', ').some((selector) => within.includes(selector.split(':')[0] ?? ''));
  return { ...none, ...keys, target: { closest } } as unknown as KeyboardEvent;
}

describe('commandOfKeys', () => {
  test.each<[Pressed, string[], ReturnType<typeof commandOfKeys>]>([
    [{ key: 'Enter', ctrlKey: true }, [], { type: 'send' }],
    [{ key: 'Enter', metaKey: true }, ['[contenteditable]'], { type: 'send' }],
    [{ key: 'Enter' }, [], null],
    [{ key: 's', ctrlKey: true }, [], { type: 'save' }],
    [{ key: 'S', ctrlKey: true, shiftKey: true }, [], null],
    [{ key: 'k', metaKey: true }, ['[contenteditable]'], { type: 'palette' }],
    [{ key: 'K', ctrlKey: true, shiftKey: true }, ['[contenteditable]'], null],
    [{ key: 'F1' }, [], { type: 'palette' }],
    [{ key: 'z', ctrlKey: true }, [], { type: 'undo' }],
    [{ key: 'z', ctrlKey: true }, ['textarea'], null],
    [{ key: 'z', ctrlKey: true }, ['dialog'], null],
    [{ key: 'Z', metaKey: true, shiftKey: true }, [], { type: 'redo' }],
    [{ key: 'y', ctrlKey: true }, [], { type: 'redo' }],
    [{ key: '.', ctrlKey: true }, [], { type: 'fix' }],
    [{ key: '¡', code: 'Digit1', altKey: true }, [], { type: 'focus', part: 0 }],
    [{ key: '5', code: 'Digit5', altKey: true }, [], null],
    [{ key: 'F8' }, [], { type: 'problem', step: 1 }],
    [{ key: 'F8', shiftKey: true }, [], { type: 'problem', step: -1 }],
    [{ key: '?', shiftKey: true }, [], { type: 'help' }],
    [{ key: '?', shiftKey: true }, ['input'], null],
  ])('%o in %o', (keys, within, command) => {
    expect(commandOfKeys(pressed(keys, within))).toEqual(command);
  });
});

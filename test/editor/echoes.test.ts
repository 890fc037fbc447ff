import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Echoes } from '../../src/editor/echoes.ts';

function echoesOf(...sent: readonly string[]): Echoes {
  const echoes = new Echoes();
  for (const text of sent) echoes.send(text);
  return echoes;
}

describe('what comes back to the editor', () => {
  test('is no news if it was typed there', () => {
    expect(echoesOf('a').receive('a')).toBe(true);
  });

  test('is no news if more has been typed meanwhile', () => {
    expect(echoesOf('a', 'ab', 'abc').receive('a')).toBe(true);
  });

  test('may come one by one, however late', () => {
    const echoes = echoesOf('a', 'ab', 'abc');
    expect(['a', 'ab', 'abc'].map((text) => echoes.receive(text))).toEqual([true, true, true]);
  });

  test('may leave texts out', () => {
    const echoes = echoesOf('a', 'ab', 'abc');
    expect(['a', 'abc'].map((text) => echoes.receive(text))).toEqual([true, true]);
  });

  test('is news if nobody typed it', () => {
    expect(echoesOf('a').receive('b')).toBe(false);
  });

  test('is news the second time: an earlier version was put back', () => {
    const echoes = echoesOf('a', 'ab');
    echoes.receive('ab');
    expect(echoes.receive('a')).toBe(false);
  });

  test('is news after other news, which have replaced what was typed', () => {
    const echoes = echoesOf('a', 'ab');
    echoes.receive('another scenario');
    expect(echoes.receive('ab')).toBe(false);
  });

  test('is known however long the page has been silent', () => {
    const texts = Array.from({ length: 1000 }, (_, index) => 'x'.repeat(index));
    expect(echoesOf(...texts).receive(texts.at(-1) ?? '')).toBe(true);
  });

  test('never overwrites what is typed while the page lags behind', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('type', 'deliver'), { maxLength: 60 }),
        fc.nat(20),
        (steps, lag) => {
          const echoes = new Echoes();
          const onItsWay: string[] = [];
          let text = '';
          for (const step of steps) {
            if (step === 'type') {
              text += 'x';
              echoes.send(text);
              onItsWay.push(text);
            }
            if (step === 'deliver' || onItsWay.length > lag) {
              const arriving = onItsWay.shift();
              if (arriving !== undefined) expect(echoes.receive(arriving)).toBe(true);
            }
          }
        },
      ),
    );
  });
});

test('of huge texts only the latest are remembered', () => {
  const echoes = new Echoes();
  const text = (index: number) => `${index}`.padEnd(3_000_000);
  for (let index = 0; index < 6; index++) echoes.send(text(index));
  expect(echoes.receive(text(5))).toBe(true);
  for (let index = 0; index < 6; index++) echoes.send(text(index));
  expect(echoes.receive(text(0))).toBe(false);
});

import { describe, expect, test } from 'vitest';
import type { TargetInput } from '../../../src/core/model/scenario.ts';
import { aTransformer, refusal } from '../../support/inputs.ts';

const paths = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, '$.detail']));
const atMost = (length: number) => `Member must have length less than or equal to ${length}`;

// API Reference, Target and InputTransformer.
describe('limits of the request', () => {
  test.each<[string, TargetInput]>([
    ['a constant of 8,192 characters', { type: 'constant', text: `"${'x'.repeat(8_190)}"` }],
    ['a path of 256 characters', { type: 'path', path: `$.${'x'.repeat(254)}` }],
    ['a mapped path of 256', aTransformer('"x"', { a: `$.${'x'.repeat(254)}` })],
    ['a hundred variables', aTransformer('"x"', paths(100))],
    ['no variables', aTransformer('"x"')],
    ['a key of 256 characters', aTransformer('"x"', { ['k'.repeat(256)]: '$' })],
    ['a key with every sort of character', aTransformer('"x"', { 'Az09_-': '$' })],
    ['keys that differ in case', aTransformer('"<a><A>"', { a: '$', A: '$.x' })],
    ['a key that begins with AWS', aTransformer('"<AWSthing>"', { AWSthing: '$' })],
    ['a template of 8,192 characters', aTransformer(`"${'x'.repeat(8_190)}"`)],
  ])('accepted: %s', (_, input) => {
    expect(refusal(input)).toBeNull();
  });

  test.each<[string, TargetInput, member: string, constraint: string]>([
    [
      'a constant of 8,193 characters',
      { type: 'constant', text: `"${'x'.repeat(8_191)}"` },
      'input',
      atMost(8_192),
    ],
    [
      'a long constant that is not JSON either',
      { type: 'constant', text: 'x'.repeat(8_193) },
      'input',
      atMost(8_192),
    ],
    [
      'a path of 257 characters',
      { type: 'path', path: `$.${'x'.repeat(255)}` },
      'inputPath',
      atMost(256),
    ],
    [
      'a long path that is malformed as well',
      { type: 'path', path: 'x'.repeat(257) },
      'inputPath',
      atMost(256),
    ],
    [
      'a mapped path of 257 characters',
      aTransformer('"x"', { a: `$.${'x'.repeat(255)}` }),
      'inputTransformer.inputPathsMap',
      `Map value must satisfy constraint: [${atMost(256)}]`,
    ],
    [
      '101 variables',
      aTransformer('"x"', paths(101)),
      'inputTransformer.inputPathsMap',
      atMost(100),
    ],
    [
      'a reserved name',
      aTransformer('"x"', { 'aws.events.rule-name': '$' }),
      'inputTransformer.inputPathsMap',
      'Map keys must satisfy constraint: ',
    ],
    [
      'a key of 257 characters',
      aTransformer('"x"', { ['k'.repeat(257)]: '$' }),
      'inputTransformer.inputPathsMap',
      'Map keys must satisfy constraint: ',
    ],
    [
      'an empty key',
      aTransformer('"x"', { '': '$' }),
      'inputTransformer.inputPathsMap',
      'Map keys must satisfy constraint: ',
    ],
    [
      'an empty template',
      aTransformer(''),
      'inputTransformer.inputTemplate',
      'Member must have length greater than or equal to 1',
    ],
    [
      'a template of 8,193 characters',
      aTransformer(`"${'x'.repeat(8_191)}"`),
      'inputTransformer.inputTemplate',
      atMost(8_192),
    ],
  ])('refused: %s', (_, input, member, constraint) => {
    const message = refusal(input) ?? '';
    expect(message).toMatch(/^1 validation error detected: Value '/);
    expect(message).toContain(
      `' at 'targets.1.member.${member}' failed to satisfy constraint: ${constraint}`,
    );
  });

  test('the message names the place of the target in the request', () => {
    expect(refusal(aTransformer(''), 3)).toContain("at 'targets.3.member.");
  });

  test('limits come before everything else', () => {
    expect(refusal(aTransformer('', { a: 'no-path' }))).toMatch(/^1 validation error detected/);
    expect(refusal(aTransformer('<nope>', { 'a.b': 'no-path' }))).toMatch(/^1 validation error/);
  });
});

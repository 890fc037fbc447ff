import { describe, expect, test } from 'vitest';
import { coverage } from '../../src/worker/coverage.ts';
import { generateForPattern } from '../../src/worker/generate-for-pattern.ts';
import { anEvent, aRequest } from '../support/tables.ts';

const { scenario } = aRequest({});
const generate = (pattern: object, events: readonly string[] = []) =>
  generateForPattern({ scenario, pattern: JSON.stringify(pattern), events });

describe('events for a pattern', () => {
  test('each has the sentence of the evaluator', () => {
    const generation = generate({
      source: ['my.app'],
      detail: { total: [{ numeric: ['>', 100] }] },
    });
    expect(generation?.events.map(({ field, sentence }) => [field, sentence])).toEqual([
      [null, 'Every field has a value that the pattern accepts.'],
      ['source', 'source is "my.appx", and the rule needs "my.app"'],
      ['detail.total', 'detail.total is 100, and the rule needs a number greater than 100'],
    ]);
    expect(generation?.events.every(({ event }) => event?.whenSent === null)).toBe(true);
  });

  test('what the service sets itself is told, since one cannot put it', () => {
    const [match] = generate({ account: ['999999999999'] })?.events ?? [];
    expect(match?.event?.whenSent).toMatch(/^PutEvents sets id, account, region/);
    // A service's own event keeps its account.
    const [own] = generate({ source: ['aws.s3'], account: ['999999999999'] })?.events ?? [];
    expect(own?.event?.whenSent).toBeNull();
  });

  test('what cannot be put at all is told as PutEvents tells it', () => {
    const [match] = generate({ source: [''] })?.events ?? [];
    expect(match?.event?.whenSent).toMatch(/Source/);
  });

  test('a field for which there is none says so', () => {
    const events = generate({ source: [{ exists: true }] })?.events;
    expect(events?.[1]).toEqual({
      field: 'source',
      sentence: 'No event was found that fails at this field alone.',
      event: null,
    });
  });

  test('there are none for a pattern that is not valid', () => {
    expect(generateForPattern({ scenario, pattern: '{"source":"x"}', events: [] })).toBeNull();
    expect(coverage({ scenario, pattern: '{', events: [] })).toBeNull();
  });
});

test('coverage asks events as rules see them, and passes over what is none', () => {
  const request = {
    scenario,
    pattern: '{"source":["other"],"account":[{"exists":true}]}',
    events: [anEvent(), '{', '{"Entries":[]}'],
  };
  expect(coverage(request)?.map(({ field, isDecisive }) => [field, isDecisive])).toEqual([
    ['source', true],
    ['account', false],
  ]);
});

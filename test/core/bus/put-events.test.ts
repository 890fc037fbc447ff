import { describe, expect, test } from 'vitest';
import {
  answerEntries,
  checkEntry,
  checkRequest,
  entrySize,
  LARGEST_REQUEST_BYTES,
  type PutEventsEntry,
} from '../../../src/core/bus/put-events.ts';
import { anEntry } from '../../support/scenarios.ts';

describe('the size of an entry', () => {
  const sizes: readonly (readonly [string, PutEventsEntry, number])[] = [
    ['nothing', {}, 0],
    ['the three texts', { Source: 'abc', DetailType: 'de', Detail: '{}' }, 7],
    ['a time counts 14, however it is written', { Time: '2026-01-15T09:00:00.000Z' }, 14],
    ['every resource', { Resources: ['ab', 'c'] }, 3],
    ['bytes of UTF-8 and not characters', { Source: 'é€😀' }, 2 + 3 + 4],
    ['neither the bus nor the trace header', { EventBusName: 'orders', TraceHeader: 'Root=1' }, 0],
  ];
  test.each(sizes)('%s', (_, entry, size) => {
    expect(entrySize(entry)).toBe(size);
  });
});

describe('a request that is refused as a whole', () => {
  test('without entries', () => {
    expect(checkRequest([])?.message).toContain(
      'Member must have length greater than or equal to 1',
    );
  });

  test('with eleven, which the message lists as the service has recorded it', () => {
    const entry = { Source: 's', DetailType: 'd', Detail: '{"a":1}', EventBusName: 'b' };
    const shown =
      'PutEventsRequestEntry(time=null, source=s, resources=null, detailType=d, detail={"a":1}, eventBusName=b, traceHeader=null, kmsKeyIdentifier=null, internalMetadata=null)';
    expect(checkRequest(Array(11).fill(entry))).toEqual({
      __type: 'ValidationException',
      message: `1 validation error detected: Value '[${Array(11).fill(shown).join(', ')}]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10`,
    });
    expect(checkRequest(Array(10).fill(entry))).toBeNull();
  });

  test('by the sum of its entries, and not by any one of them', () => {
    const half = { Source: 'a'.repeat(LARGEST_REQUEST_BYTES / 2) };
    expect(checkRequest([half, half])).toBeNull();
    expect(checkRequest([half, half, { Source: 'a' }])?.message).toBe(
      'Total size of the entries in the request is over the limit.',
    );
  });
});

describe('one entry', () => {
  test.each([
    ['an empty text is as good as none', { ...anEntry, Source: '' }, 'InvalidArgument'],
    ['number', { ...anEntry, Detail: '1' }, 'MalformedDetail'],
    ['null', { ...anEntry, Detail: 'null' }, 'MalformedDetail'],
    ['text after the object', { ...anEntry, Detail: '{} {}' }, 'MalformedDetail'],
    ['a comment', { ...anEntry, Detail: '{/* */}' }, 'MalformedDetail'],
  ])('is refused: %s', (_, entry, code) => {
    expect(checkEntry(entry)?.ErrorCode).toBe(code);
  });

  test.each([
    ['an empty object', { ...anEntry, Detail: '{}' }],
    ['white space around it', { ...anEntry, Detail: ' \n{"a":[]}\t' }],
    ['a source that only looks like the service', { ...anEntry, Source: 'awsome' }],
  ])('is taken: %s', (_, entry) => {
    expect(checkEntry(entry)).toBeNull();
  });

  test('the first thing that is missing is the one that is named', () => {
    expect(checkEntry({})?.ErrorMessage).toMatch(/^Parameter Source /);
    expect(checkEntry({ Source: 's' })?.ErrorMessage).toMatch(/^Parameter DetailType /);
  });
});

test('the answer has one result an entry, in their order', () => {
  let id = 0;
  const entries = [anEntry, {}, anEntry, { ...anEntry, Detail: '' }];
  const answered = answerEntries(
    entries,
    () => `id-${++id}`,
    () => true,
  );
  expect(answered).toMatchObject({
    FailedEntryCount: 2,
    Entries: [
      { EventId: 'id-1' },
      { ErrorCode: 'InvalidArgument' },
      { EventId: 'id-2' },
      { ErrorCode: 'InvalidArgument' },
    ],
  });
});

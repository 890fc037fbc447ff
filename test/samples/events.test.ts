import { describe, expect, test } from 'vitest';
import { checkEntry, entrySize } from '../../src/core/bus/put-events.ts';
import { parseJson } from '../../src/core/json/parse.ts';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { LIBRARY_GROUPS } from '../../src/samples/events/library-event.ts';
import { loadSampleEvents } from '../../src/samples/events/load.ts';

const library = await loadSampleEvents();

/** EventBridge User Guide, *Events*: what every event has, in the order of the service. */
const ENVELOPE = [
  ...['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail'],
];

test('there are at least 60, each with an id, an envelope id and a title of its own', () => {
  expect(library.length).toBeGreaterThanOrEqual(60);
  for (const key of ['id', 'title', 'text'] as const) {
    expect(new Set(library.map((event) => event[key])).size).toBe(library.length);
  }
  expect(new Set(library.map(({ text }) => JSON.parse(text).id)).size).toBe(library.length);
});

test('events stand together with those of their group, and the groups in their order', () => {
  const groups = library.map(({ group }) => group);
  expect([...new Set(groups)]).toEqual(LIBRARY_GROUPS);
  expect(groups.toSorted((a, b) => LIBRARY_GROUPS.indexOf(a) - LIBRARY_GROUPS.indexOf(b))).toEqual(
    groups,
  );
});

describe.each(library)('$id', ({ text, source, detailType, description, id, group }) => {
  const event = JSON.parse(text);

  test('is JSON, strictly', () => {
    expect(parseJson(text)).toMatchObject({ ok: true });
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('has the whole envelope and nothing beside it', () => {
    expect(Object.keys(event)).toEqual(ENVELOPE);
    expect(event.version).toBe('0');
    expect(event.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(event.account).toMatch(/^(123456789012|111122223333)$/);
    expect(event.time).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(event.region).toMatch(/^[a-z]{2}-[a-z]+-\d$/);
    expect(event.resources.every((item: unknown) => typeof item === 'string')).toBe(true);
    expect(event.detail).toBeTypeOf('object');
  });

  test('names a source and a detail-type that can exist', () => {
    expect(event).toMatchObject({ source, 'detail-type': detailType });
    expect(source).toMatch(/^(aws\.[a-z0-9-]+|aws\.partner\/\S+|lambda|com\.example\.[a-z]+)$/);
    expect(detailType).toMatch(/^[A-Z][A-Za-z0-9 :-]{3,80}$/);
    if (group === 'Your own events') expect(source).not.toMatch(/^aws\.[a-z]+$/);
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('would be taken by PutEvents, but for sources that are reserved', () => {
    const entry = { Source: source, DetailType: detailType, Detail: JSON.stringify(event.detail) };
    expect(checkEntry(entry)?.ErrorCode).toBe(
      source.startsWith('aws.') ? 'NotAuthorizedForSourceException' : undefined,
    );
    expect(entrySize(entry)).toBeLessThan(10_000);
  });

  test('matches the pattern that its source and detail-type make', () => {
    const pattern = parsePattern(
      JSON.stringify({ source: [source], 'detail-type': [detailType], region: [event.region] }),
    );
    expect(pattern.ok && explainMatch(pattern.value, text).matched).toBe(true);
  });
});

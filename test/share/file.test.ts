import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { samples } from '../../src/samples/samples.ts';
import {
  describeFileProblem,
  fileNameOf,
  looksLikeScenario,
  readFile,
  writeCollection,
  writeFile,
} from '../../src/share/file.ts';
import { aScenario } from '../support/scenarios.ts';

const SCHEMA = 'https://buslab.example/scenario.schema.json';

describe.each(samples)('$id', ({ scenario }) => {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));

  test('is read as it was written', () => {
    const text = writeFile(parsed.value, SCHEMA);
    expect(readFile(text)).toEqual({ ok: true, value: [{ $schema: SCHEMA, ...parsed.value }] });
    expect(looksLikeScenario(text)).toBe(true);
  });

  test('has one way to be written', () => {
    const text = writeFile(parsed.value, SCHEMA);
    const [again] = readFile(text).ok ? (JSON.parse(`[${text}]`) as unknown[]) : [];
    const reread = parseScenario(again);
    expect(reread.ok && writeFile(reread.value, SCHEMA)).toBe(text);
    expect(text.startsWith(`{\n  "$schema": "${SCHEMA}",\n  "version": 1,\n  "name": `)).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

test('several scenarios go into one file and come out of it', () => {
  const all = [aScenario({ name: 'One' }), aScenario({ name: 'Two' })];
  const text = writeCollection(all, SCHEMA);
  expect(readFile(text)).toEqual({ ok: true, value: all });
  expect(looksLikeScenario(text)).toBe(true);
});

test('a file of today opens for ever', () => {
  const text = readFileSync(
    new URL('../fixtures/first-format.buslab.json', import.meta.url),
    'utf8',
  );
  const read = readFile(text);
  expect(read).toMatchObject({ ok: true, value: [{ account: '111122223333', seed: 9 }] });
});

describe('a file that cannot be opened explains itself', () => {
  test.each([
    ['', 'not-json', /^It is not JSON/],
    ['{"version":1,', 'not-json', /^It is not JSON/],
    ['[]', 'something-else', /no scenario/],
    ['{"source":"my.app"}', 'something-else', /no scenario/],
    ['null', 'something-else', /no scenario/],
    ['{"version":2,"name":"x","buses":[]}', 'not-a-scenario', /another version of Buslab/],
    ['{"version":1,"name":"x","buses":[{}]}', 'not-a-scenario', /at buses\[0\]/],
    ['{"version":1,"scenarios":[{}]}', 'not-a-scenario', /^Scenario 1 in it/],
    ['{"version":1,"scenarios":[]}', 'something-else', /no scenario/],
  ])('%s', (text, code, words) => {
    const result = readFile(text);
    expect(result).toMatchObject({ ok: false, error: { code } });
    if (!result.ok) expect(describeFileProblem(result.error)).toMatch(words);
  });
});

test.each([
  ['Order system', 'order-system.buslab.json'],
  ['../../etc/passwd', 'etc-passwd.buslab.json'],
  ['Bestellungen für Zürich', 'bestellungen-für-zürich.buslab.json'],
  ['???', 'scenario.buslab.json'],
])('%s is stored as %s', (name, file) => {
  expect(fileNameOf({ name })).toBe(file);
});

test.each(['{"source":"my.app","detail":{}}', '[{"version":1,"buses":[]}]', 'plain text', ''])(
  '%s does not look like a scenario',
  (text) => {
    expect(looksLikeScenario(text)).toBe(false);
  },
);

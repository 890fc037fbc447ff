import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { samples } from '../../src/samples/samples.ts';
import { writeCollection, writeFile } from '../../src/share/file.ts';
import { publishedSchema } from '../support/scenario-schema.ts';
import { aScenario } from '../support/scenarios.ts';

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const published = file('public/scenario.schema.json');
const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(published));

test('the published schema is that of the program; if not: npm run schema', () => {
  expect(published).toBe(publishedSchema());
});

describe('what is written follows it', () => {
  test.each(samples)('$id', ({ scenario }) => {
    const parsed = parseScenario(scenario);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(validate(JSON.parse(writeFile(parsed.value, 'x')))).toBe(true);
  });

  test('a scenario with everything, and several in one file', () => {
    expect(validate(JSON.parse(file('test/fixtures/first-format.buslab.json')))).toBe(true);
    expect(validate(JSON.parse(writeCollection([aScenario(), aScenario()], 'x')))).toBe(true);
  });
});

test.each([
  ['another version', { version: 2 }],
  ['a number for a name', { name: 5 }],
  ['no buses', { buses: undefined }],
  ['an account of eleven digits', { account: '12345678901' }],
])('%s does not', (_, change) => {
  expect(validate(JSON.parse(JSON.stringify({ ...aScenario(), ...change })))).toBe(false);
});

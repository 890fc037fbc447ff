import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseExercise } from '../../src/core/exercise/exercise.ts';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { course } from '../../src/samples/course/course.ts';
import { samples } from '../../src/samples/samples.ts';
import { writeExercise } from '../../src/share/exercise-file.ts';
import { writeCollection, writeFile } from '../../src/share/file.ts';
import { aScenario } from '../support/scenarios.ts';
import { publishedExerciseSchema, publishedSchema } from '../support/schemas.ts';

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

describe('exercises', () => {
  const publishedExercises = file('public/exercise.schema.json');
  const isExercise = new Ajv({ strict: false, validateFormats: false })
    .addSchema(JSON.parse(published), 'scenario.schema.json')
    .compile(JSON.parse(publishedExercises));

  test('their published schema is that of the program; if not: npm run schema', () => {
    expect(publishedExercises).toBe(publishedExerciseSchema());
  });

  test.each(course.flatMap(({ exercises }) => exercises))(
    '$id follows it as a file, and is the same when it is read',
    (source) => {
      const parsed = parseExercise(source);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      const written: unknown = JSON.parse(writeExercise(parsed.value, 'x'));
      expect(isExercise(written)).toBe(true);
      const read = parseExercise(written);
      expect(read).toEqual({ ok: true, value: { ...parsed.value, $schema: 'x' } });
    },
  );

  test.each([
    ['another version', { version: 2 }],
    ['an id with spaces', { id: 'my exercise' }],
    ['no task', { task: undefined }],
    ['a task of an unknown type', { task: { type: 'riddle' } }],
    ['four hints', { hints: ['a', 'b', 'c', 'd'] }],
    [
      'a question about no scenario',
      { task: { type: 'question', scenario: {}, question: 'Why?', choices: [] } },
    ],
  ])('%s does not follow it', (_, change) => {
    const [first] = course.flatMap(({ exercises }) => exercises);
    const changed: unknown = JSON.parse(JSON.stringify({ ...first, ...change }));
    expect(isExercise(changed)).toBe(false);
    expect(parseExercise(changed).ok).toBe(false);
  });
});

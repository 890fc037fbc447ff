import { describe, expect, test } from 'vitest';
import { checkExercise } from '../../src/core/exercise/check.ts';
import { type Exercise, parseExercise } from '../../src/core/exercise/exercise.ts';
import { codeIn, isPartOf } from '../../src/core/exercise/hint-code.ts';
import { type Judgement, judge } from '../../src/core/exercise/judge.ts';
import { tellStory } from '../../src/core/exercise/play.ts';
import { member } from '../../src/core/json/node.ts';
import { parseJson } from '../../src/core/json/parse.ts';
import { assertNever } from '../../src/core/model/result.ts';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { course } from '../../src/samples/course/course.ts';
import { toBeginWith } from '../../src/samples/course/to-begin-with.ts';
import { type Claim, claimsOfHints } from './claims-of-hints.ts';
import { typicalMistakes } from './typical-mistakes.ts';

const exercises = course.flatMap(({ exercises: sources }) =>
  sources.map((source) => {
    const parsed = parseExercise({ ...source, mistakes: typicalMistakes[source.id] });
    if (!parsed.ok) throw new Error(`${source.id}: ${JSON.stringify(parsed.error)}`);
    return parsed.value;
  }),
);

test('there are about thirty, in six chapters, each with an address of its own', () => {
  expect(course).toHaveLength(6);
  expect(exercises.length).toBeGreaterThanOrEqual(30);
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
});

/** Its answer is the name of a queue, and there is only one that passes. */
const NOTHING_TO_HIDE = ['keep-what-fails'];

describe.each(exercises)('the exercise $id', (exercise) => {
  const { id, task, hints } = exercise;

  test('is solved by its model answer, by no typical mistake, nor by what the editor holds', async () => {
    const short = (await checkExercise(exercise))
      .filter(({ holds }) => !holds)
      .filter(({ claim }) => !(NOTHING_TO_HIDE.includes(id) && claim.startsWith('What is hidden')));
    expect(short).toEqual([]);
  });

  test('has two hints or three', () => {
    expect(hints.length).toBeGreaterThanOrEqual(task.type === 'question' ? 2 : 3);
  });

  test('shows a part of the answer in its last hint', () => {
    if (task.type === 'question') return;
    const code = codeIn(hints.at(-1) ?? '');
    expect(code.length).toBeGreaterThan(0);
    expect(code.filter((one) => !isPartOf(one, exercise.answer))).toEqual([]);
  });

  const claims = claimsOfHints[id] ?? [];
  test('has every other hint confirmed', () => {
    expect(claims).toHaveLength(task.type === 'question' ? hints.length : hints.length - 1);
    expect(claims.filter((one) => one.length === 0)).toEqual([]);
  });

  test.each(claims.flatMap((all, hint) => all.map((claim) => ({ hint: hint + 1, claim }))))(
    'is right in hint $hint: $claim.says',
    ({ claim }) => confirm(exercise, claim),
  );
});

async function confirm(exercise: Exercise, claim: Claim): Promise<void> {
  const { task } = exercise;
  switch (claim.says) {
    case 'decides': {
      if (task.type !== 'pattern') throw new Error('Only patterns are decided by a field');
      const values = (matches: boolean) =>
        task.cases
          .filter((one) => one.matches === matches)
          .map(({ event }) => valueAt(event, claim.field));
      const wanted = values(true);
      expect(wanted).not.toContain(undefined);
      expect(values(false).filter((value) => wanted.includes(value))).toEqual([]);
      return;
    }
    case 'verdict': {
      const parsed = parsePattern(claim.pattern);
      const event = JSON.stringify(claim.event);
      expect(parsed.ok && explainMatch(parsed.value, event).matched).toBe(claim.matches);
      return;
    }
    case 'refused':
      expect((await judge(exercise, claim.answer)).problem).not.toBeNull();
      return;
    case 'nearer': {
      if (task.type === 'question') throw new Error('A question holds nothing at first');
      const before = rightOf(await judge(exercise, task.start));
      expect(rightOf(await judge(exercise, claim.answer))).toBeGreaterThan(before);
      return;
    }
    case 'trap': {
      const { problem, cases } = await judge(exercise, claim.answer);
      expect(problem).toBeNull();
      expect(cases.find(({ name }) => name === claim.wrongAbout)?.passes).toBe(false);
      return;
    }
    case 'makes':
      expect((await judge(exercise, claim.answer)).cases[0]?.got).toBe(claim.output);
      return;
    case 'lines': {
      if (task.type !== 'question') throw new Error('Only questions have a story');
      const { lines } = await tellStory(task);
      expect(lines.filter(({ who }) => who === claim.who)).toHaveLength(claim.count);
      return;
    }
    case 'ends': {
      if (task.type !== 'question') throw new Error('Only questions have a story');
      const { lines, endings } = await tellStory(task);
      expect([...endings, lines.at(-1)?.who].join('\n')).toMatch(claim.words);
      return;
    }
    default:
      assertNever(claim);
  }
}

/** How many cases an answer gets right; what is refused gets none. */
function rightOf({ problem, cases }: Judgement): number {
  return problem === null ? cases.filter(({ passes }) => passes).length : 0;
}

/** The text of the value at a path; `undefined` if there is none. */
function valueAt(event: string, path: string): string | undefined {
  const parsed = parseJson(event);
  if (!parsed.ok) return undefined;
  const value = path.split('.').reduce<ReturnType<typeof member>>(member, parsed.value);
  return value && event.slice(value.span.from, value.span.to);
}

test.each(toBeginWith)('$what to begin with has nothing against it', async ({ id, mistakes }) => {
  const exercise = exercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`There is no exercise ${id}`);
  const checks = await checkExercise({ ...exercise, mistakes: [...mistakes] });
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
});

test('no claims are left of hints that are gone', () => {
  const known = exercises.map(({ id }) => id);
  expect(
    Object.keys({ ...claimsOfHints, ...typicalMistakes }).filter((id) => !known.includes(id)),
  ).toEqual([]);
});

describe('what explanations say of patterns is so', () => {
  test.each<[string, string, string, boolean]>([
    ['values are compared as a whole', '{"source":["a.b"]}', '{"source":"a.b.c"}', false],
    ['fields are joined by and', '{"a":[1],"b":[2]}', '{"a":1,"b":3}', false],
    ['values are joined by or', '{"a":[1,2]}', '{"a":2}', true],
    ['detailType matches nothing', '{"detailType":["X"]}', '{"detail-type":"X"}', false],
    ['25 equals 25.0', '{"a":[25]}', '{"a":25.0}', true],
    ['a text is never a number', '{"a":["25"]}', '{"a":25}', false],
    ['null is not absent', '{"a":[null]}', '{"b":1}', false],
    ['a prefix mixes up names', '{"a":[{"prefix":"com.shop"}]}', '{"a":"com.shopping"}', true],
    ['numeric sees no texts', '{"a":[{"numeric":[">",100]}]}', '{"a":"142"}', false],
    [
      'two numeric are alternatives',
      '{"a":[{"numeric":[">=",50]},{"numeric":["<",500]}]}',
      '{"a":900}',
      true,
    ],
    [
      'two anything-but are alternatives',
      '{"a":[{"anything-but":"x"},{"anything-but":"y"}]}',
      '{"a":"x"}',
      true,
    ],
    ['anything-but needs a value', '{"a":[{"anything-but":"x"}]}', '{"b":1}', false],
    ['a star crosses slashes', '{"a":[{"wildcard":"r/*.csv"}]}', '{"a":"r/2026/may.csv"}', true],
    [
      'a prefix knows nothing of addresses',
      '{"a":[{"prefix":"10.20"}]}',
      '{"a":"10.200.7.1"}',
      true,
    ],
    [
      'cidr leaves names alone',
      '{"a":[{"cidr":"10.0.0.0/8"}]}',
      '{"a":"ec2.amazonaws.com"}',
      false,
    ],
    ['null and the empty text exist', '{"a":[{"exists":true}]}', '{"a":""}', true],
    ['an object does not', '{"a":[{"exists":true}]}', '{"a":{"b":1}}', false],
    ['one of a list is enough', '{"a":["x"]}', '{"a":["y","x"]}', true],
    [
      'fields beside $or are joined by and',
      '{"n":[true],"$or":[{"a":[1]},{"b":[1]}]}',
      '{"n":false,"a":1}',
      false,
    ],
  ])('%s', (_, pattern, event, matches) => {
    const parsed = parsePattern(pattern);
    expect(parsed.ok && explainMatch(parsed.value, event).matched).toBe(matches);
  });

  test('two lists inside each other are refused', () => {
    expect(parsePattern('{"a":[["x"]]}').ok).toBe(false);
  });
});

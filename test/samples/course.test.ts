import { describe, expect, test } from 'vitest';
import { parseExercise } from '../../src/core/exercise/exercise.ts';
import { judge } from '../../src/core/exercise/judge.ts';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { course } from '../../src/samples/course/course.ts';
import { typicalMistakes } from './typical-mistakes.ts';

const exercises = course.flatMap(({ exercises: sources }) =>
  sources.map((source) => {
    const parsed = parseExercise(source);
    if (!parsed.ok) throw new Error(`${source.id}: ${parsed.error}`);
    return parsed.value;
  }),
);

/** For a question the answer is the choice that is right. */
function answerOf({ task, answer }: (typeof exercises)[number]): string {
  return task.type === 'question' ? String(task.choices.findIndex(({ right }) => right)) : answer;
}

test('there are about thirty, in six chapters, each with an address of its own', () => {
  expect(course).toHaveLength(6);
  expect(exercises.length).toBeGreaterThanOrEqual(30);
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
});

describe.each(exercises)('the exercise $id', (exercise) => {
  const { id, task, hints } = exercise;

  test('is solved by its model answer', async () => {
    const { problem, cases, solved } = await judge(exercise, answerOf(exercise));
    expect(problem).toBeNull();
    expect(cases.filter(({ passes }) => !passes)).toEqual([]);
    expect(solved).toBe(true);
  });

  test('is not solved by typical mistakes, nor by what the editor holds', async () => {
    const mistakes = typicalMistakes[id] ?? [];
    if (task.type === 'question') {
      const wrong = task.choices.flatMap(({ right }, index) => (right ? [] : [String(index)]));
      expect(wrong.length).toBe(task.choices.length - 1);
      for (const choice of wrong) expect((await judge(exercise, choice)).solved).toBe(false);
      return;
    }
    expect(mistakes.length).toBeGreaterThanOrEqual(3);
    for (const mistake of [task.start, ...mistakes]) {
      expect((await judge(exercise, mistake)).solved, mistake).toBe(false);
    }
  });

  test('shows at least one mistake by a hidden case alone', async () => {
    if (task.type !== 'pattern' && task.type !== 'template') return;
    const judgements = await Promise.all(
      (typicalMistakes[id] ?? []).map((mistake) => judge(exercise, mistake)),
    );
    const byHiddenOnly = judgements.filter(
      ({ problem, cases }) =>
        problem === null && cases.filter(({ passes }) => !passes).every(({ hidden }) => hidden),
    );
    expect(byHiddenOnly.length).toBeGreaterThan(0);
  });

  test('has hints, of which the last shows a part of the answer or what comes of it', () => {
    expect(hints.length).toBeGreaterThanOrEqual(2);
    if (task.type === 'question') return;
    expect(hints).toHaveLength(3);
  });
});

describe('what hints and explanations say of patterns is so', () => {
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

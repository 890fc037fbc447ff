import { describe, expect, test } from 'vitest';
import { tellStory } from '../../src/core/exercise/play.ts';
import { formatJson } from '../../src/core/json/format.ts';
import { inspectExercise } from '../../src/worker/inspect-exercise.ts';

const shipped = { status: 'shipped' };
const exercise = {
  version: 1,
  id: 'shipped-only',
  title: 'Shipped only',
  situation: 'Hear of what is shipped.',
  task: {
    type: 'pattern',
    start: '{\n  \n}',
    cases: [
      { name: 'a shipped order', event: shipped, matches: true },
      { name: 'an open order', event: { status: 'open' }, matches: false },
    ],
    hidden: [{ name: 'an order without a status', event: { total: 4 }, matches: false }],
  },
  hints: ['The field is `status`.', 'Write `["shipped"]`.'],
  answer: { status: ['shipped'] },
  mistakes: [
    { status: [{ 'anything-but': 'open' }, { exists: false }] },
    { status: ['Shipped'] },
    '{"status": "shipped"}',
  ],
  why: 'A list holds alternatives.',
};

async function findingsOf(change: object): Promise<string[]> {
  const { checks } = await inspectExercise(JSON.stringify({ ...exercise, ...change }));
  return checks.flatMap(({ finding }) => finding ?? []);
}

test('a good exercise has nothing against it', async () => {
  const { diagnostics, exercise: read, checks } = await inspectExercise(JSON.stringify(exercise));
  expect(diagnostics).toEqual([]);
  expect(read?.answer).toBe(formatJson('{"status":["shipped"]}'));
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
});

describe('what is wrong is told where it stands', () => {
  test.each<[string, string, string, RegExp]>([
    ['no JSON', '{"version": 1,, "id": "x"}', ',', /^This is no JSON yet/],
    ['another version', JSON.stringify({ ...exercise, version: 2 }), '2', /another version/],
    ['an id with spaces', JSON.stringify({ ...exercise, id: 'a b' }), '"a b"', /Small letters/],
    ['nothing to do', '{"version": 1, "id": "x"}', '{', /^title is missing\.$/],
    [
      'a verdict that is a text',
      JSON.stringify(exercise).replace('"matches":true', '"matches":"yes"'),
      '"yes"',
      /^task\.cases\[0\]\.matches: .*boolean/,
    ],
  ])('%s', async (_, text, written, message) => {
    const { diagnostics, exercise: read } = await inspectExercise(text);
    expect(read).toBeNull();
    expect(diagnostics[0]?.message).toMatch(message);
    const { from, to } = diagnostics[0]?.span ?? { from: 0, to: 0 };
    expect(text.slice(from, to)).toBe(written);
  });
});

describe('an exercise that is none is told so', () => {
  test.each<[string, object, RegExp]>([
    ['a model answer that is refused', { answer: { status: 'shipped' } }, /not valid/],
    [
      'a model answer that is wrong',
      { answer: { status: ['open'] } },
      /^a shipped order\. Wanted: must match\. Is: does not match\.$/,
    ],
    [
      'a start that is an answer',
      { task: { ...exercise.task, start: exercise.answer } },
      /nothing to do/,
    ],
    [
      'a mistake that is none',
      { mistakes: [{ status: ['shipped', 'sent'] }] },
      /This one is accepted/,
    ],
    ['too few mistakes', { mistakes: ['{}'] }, /There are 1/],
    ['nothing hidden', { task: { ...exercise.task, hidden: [] } }, /This one is accepted/],
    [
      'no event that must match',
      { task: { ...exercise.task, cases: exercise.task.cases.slice(1) } },
      /No event must match/,
    ],
    ['no hints', { hints: [] }, /only the answer/],
    ['a hint that leads astray', { hints: ['Look at `state`.'] }, /Hint 1 names state/],
  ])('%s', async (_, change, finding) => {
    expect(await findingsOf(change)).toContainEqual(expect.stringMatching(finding));
  });

  test('a question with two right answers', async () => {
    const choice = { text: 'Yes', right: true, because: 'It is.' };
    const scenario = { version: 1, name: 'Nothing', buses: [] };
    const task = { type: 'question', scenario, question: 'Is it?', choices: [choice, choice] };
    expect(await findingsOf({ task })).toContain('2 of its choices are right.');
  });

  test('a setting of a place that is not there', async () => {
    const task = {
      type: 'setting',
      scenario: { version: 1, name: 'Nothing', buses: [] },
      path: ['buses', 0, 'name'],
      written: 'text',
      label: 'Name',
      start: '',
      cases: [{ name: 'a run', places: [] }],
    };
    expect(await findingsOf({ task, answer: 'x' })).toContain(
      'The exercise names a place that its scenario does not have: buses.0.name',
    );
  });
});

test('a scenario that never ends is cut short', async () => {
  const loop = {
    kind: 'classic',
    name: 'default',
    rules: [
      {
        name: 'round',
        pattern: '{"a":[{"exists":false}]}',
        schedule: 'rate(1 minute)',
        targets: [{ id: 'self', resource: { type: 'event-bus', name: 'other' } }],
      },
    ],
  };
  const scenario = {
    version: 1,
    name: 'Endless',
    buses: [loop, { kind: 'classic', name: 'other', rules: [] }],
    actions: [{ type: 'wait', at: 31_000_000_000 }],
  };
  const task = {
    type: 'question',
    scenario,
    question: 'Does it end?',
    choices: [
      { text: 'Yes', right: true, because: 'It has to.' },
      { text: 'No', right: false, because: 'It would take too long.' },
    ],
  };
  const { exercise: read } = await inspectExercise(JSON.stringify({ ...exercise, task }));
  if (read?.task.type !== 'question') throw new Error('It is a question');
  const { lines } = await tellStory(read.task);
  expect(lines.length).toBeGreaterThan(1_000);
  expect(lines.length).toBeLessThan(20_000);
});

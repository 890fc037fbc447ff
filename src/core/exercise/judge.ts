import { sameContent } from '../json/difference.ts';
import { failure, type Result, success } from '../model/result.ts';
import { awsMessage } from '../pattern/diagnostic.ts';
import { explainMatch } from '../pattern/explain.ts';
import { parsePattern } from '../pattern/parse.ts';
import { checkInput } from '../transform/check-input.ts';
import { describeTransformFailure, transformInput } from '../transform/transform.ts';
import type { Exercise, TaskOf } from './exercise.ts';
import { placeOf } from './place-of.ts';
import { play } from './play.ts';
import { changed, readSetting } from './setting.ts';

/** What an answer does with one event or run. */
export interface CaseResult {
  readonly name: string;
  readonly passes: boolean;
  readonly hidden: boolean;
  /** What came of it, and what has to come of it, in words. */
  readonly got: string;
  readonly wanted: string;
  /** The event that it is about; `null` for a run. */
  readonly event: string | null;
}

export interface Judgement {
  /** Why the answer cannot be tried at all: AWS's own message where AWS would refuse it. */
  readonly problem: string | null;
  readonly cases: readonly CaseResult[];
  readonly solved: boolean;
}

/**
 * Tries an answer. No handler code runs: where an exercise has functions, they fail by their switch or
 * return nothing.
 */
export async function judge({ task }: Exercise, answer: string): Promise<Judgement> {
  switch (task.type) {
    case 'pattern':
      return judgementOf(
        tryPattern(task, answer),
        untried(task, (one) => matchWords(one.matches)),
      );
    case 'template':
      return judgementOf(
        tryTemplate(task, answer),
        untried(task, ({ output }) => output),
      );
    case 'setting':
      return judgementOf(await trySetting(task, answer), []);
    case 'question':
      return judgementOf(tryChoice(task, answer), []);
  }
}

/** What is asked for, while there is nothing to try. */
function untried<Case extends { readonly name: string; readonly event: string }>(
  task: { readonly cases: readonly Case[] },
  wanted: (one: Case) => string,
): readonly CaseResult[] {
  return task.cases.map((one) => ({
    name: one.name,
    passes: false,
    hidden: false,
    got: 'cannot be tried yet',
    wanted: wanted(one),
    event: one.event,
  }));
}

function matchWords(matches: boolean): string {
  return matches ? 'must match' : 'must not match';
}

function judgementOf(
  result: Result<readonly CaseResult[], string>,
  cases: readonly CaseResult[],
): Judgement {
  if (!result.ok) return { problem: result.error, cases, solved: false };
  return { problem: null, cases: result.value, solved: result.value.every(({ passes }) => passes) };
}

const shownAndHidden = <T>(task: { cases: readonly T[]; hidden: readonly T[] }) => [
  ...task.cases.map((one) => ({ one, hidden: false })),
  ...task.hidden.map((one) => ({ one, hidden: true })),
];

function tryPattern(
  task: TaskOf<'pattern'>,
  answer: string,
): Result<readonly CaseResult[], string> {
  const parsed = parsePattern(answer);
  if (!parsed.ok) {
    return failure(`Event pattern is not valid. Reason: ${awsMessage(parsed.error, answer)}`);
  }
  const words = (matches: boolean) => (matches ? 'matches' : 'does not match');
  return success(
    shownAndHidden(task).map(({ one, hidden }) => {
      const { matched } = explainMatch(parsed.value, one.event);
      return {
        name: one.name,
        passes: matched === one.matches,
        hidden,
        got: words(matched),
        wanted: matchWords(one.matches),
        event: one.event,
      };
    }),
  );
}

const CONTEXT = {
  ruleArn: 'arn:aws:events:us-east-1:123456789012:rule/exercise',
  ruleName: 'exercise',
  ingestionTime: '2026-01-15T09:00:00Z',
};

function tryTemplate(
  { paths, ...task }: TaskOf<'template'>,
  template: string,
): Result<readonly CaseResult[], string> {
  const input = { type: 'transformer', paths, template } as const;
  const refusal = checkInput(input, 'target').find(({ severity }) => severity === 'error');
  if (refusal) return failure(refusal.message);
  return success(
    shownAndHidden(task).map(({ one, hidden }) => {
      const output = transformInput(input, one.event, CONTEXT);
      const got = output.ok ? output.value.text : describeTransformFailure(output.error);
      return {
        name: one.name,
        passes: output.ok && sameContent(got, one.output),
        hidden,
        got,
        wanted: one.output,
        event: one.event,
      };
    }),
  );
}

/** The answer to a question is the number of a choice, from 0. */
function tryChoice(
  { choices }: TaskOf<'question'>,
  answer: string,
): Result<readonly CaseResult[], string> {
  const choice = /^\d$/.test(answer) ? choices[Number(answer)] : undefined;
  if (!choice) return failure('Choose one of the answers.');
  const { text: name, right: passes, because } = choice;
  return success([{ name, passes, hidden: false, got: because, wanted: '', event: null }]);
}

async function trySetting(
  task: TaskOf<'setting'>,
  answer: string,
): Promise<Result<readonly CaseResult[], string>> {
  const value = readSetting(task, answer);
  if (!value.ok) return value;
  const results: CaseResult[] = [];
  for (const { one, hidden } of shownAndHidden(task)) {
    const scenario = changed(task.scenario, [
      ...one.changes,
      ...(one.seed === undefined ? [] : [{ path: ['seed'], value: one.seed }]),
      { path: task.path, value: value.value },
    ]);
    const played = scenario.ok ? await play(scenario.value) : scenario;
    if (!played.ok) return played;
    const got = played.value.map(placeOf).join('\n');
    const wanted = one.places.join('\n');
    results.push({ name: one.name, passes: got === wanted, hidden, got, wanted, event: null });
  }
  return success(results);
}

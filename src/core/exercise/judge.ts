import { compactJson } from '../json/compact.ts';
import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { InvocationOutcome } from '../model/invocation.ts';
import { failure, type Result, success } from '../model/result.ts';
import { parseScenario, type Scenario } from '../model/scenario.ts';
import { awsMessage } from '../pattern/diagnostic.ts';
import { explainMatch } from '../pattern/explain.ts';
import { parsePattern } from '../pattern/parse.ts';
import { reportDeliveries } from '../report/deliveries.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';
import { Simulation } from '../simulation.ts';
import { checkInput } from '../transform/check-input.ts';
import { describeTransformFailure, transformInput } from '../transform/transform.ts';
import type { Exercise, Task } from './exercise.ts';
import { placeOf } from './place-of.ts';
import { type Story, storyOf } from './story.ts';

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

type TaskOf<Type extends Task['type']> = Extract<Task, { type: Type }>;

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

/** White space between the parts of JSON does not matter; in a text everything does. */
function sameContent(a: string, b: string): boolean {
  const [first, second] = [parseJson(a), parseJson(b)];
  if (!first.ok || !second.ok) return a === b;
  return canonical(first.value) === canonical(second.value);
}

/** Numbers count as they are spelt: 19.90 is what was asked for, and 19.9 is not. */
function canonical(node: JsonNode): string {
  switch (node.type) {
    case 'object':
      return `{${node.members
        .map(({ key, value }) => `${JSON.stringify(key)}:${canonical(value)}`)
        .sort()
        .join()}}`;
    case 'array':
      return `[${node.elements.map(canonical).join()}]`;
    default:
      return compactJson(node);
  }
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
  const changed = withSetting(task, answer);
  if (!changed.ok) return changed;
  const results: CaseResult[] = [];
  for (const { one, hidden } of shownAndHidden(task)) {
    const scenario = one.seed === undefined ? changed.value : { ...changed.value, seed: one.seed };
    const ran = await placesOf(scenario);
    if (!ran.ok) return ran;
    const got = ran.value.join('\n');
    const wanted = one.places.join('\n');
    results.push({ name: one.name, passes: got === wanted, hidden, got, wanted, event: null });
  }
  return success(results);
}

/** The scenario of the task with the answer in its place. */
export function withSetting(
  { scenario, path, written }: TaskOf<'setting'>,
  answer: string,
): Result<Scenario, string> {
  let value: unknown = answer;
  if (written === 'json') {
    const parsed = parseJson(answer);
    if (!parsed.ok) return failure('This is no JSON yet: look at its quotation marks and commas.');
    value = JSON.parse(answer);
  }
  const document = structuredCopy(scenario);
  let place: unknown = document;
  for (const key of path.slice(0, -1)) place = member(place, key);
  if (typeof place !== 'object' || place === null) return failure('The exercise names no place.');
  Object.assign(place, { [String(path.at(-1))]: value });
  const parsed = parseScenario(document);
  if (parsed.ok) return success(parsed.value);
  const [first] = parsed.error;
  return failure(first ? `${first.path}: ${first.message}` : 'This cannot be set.');
}

function structuredCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function member(place: unknown, key: string | number): unknown {
  if (typeof place !== 'object' || place === null) return undefined;
  return Object.getOwnPropertyDescriptor(place, key)?.value;
}

/** What a function does in an exercise, unless its switch makes it fail. */
const NOTHING: InvocationOutcome = {
  result: { ok: true, payload: 'null' },
  logs: [],
  calls: [],
  durationMilliseconds: 20,
  memoryUsedBytes: 40_000_000,
};

/** Plays a scenario to its end, and says where each delivery ended; or why AWS would refuse it. */
async function placesOf(scenario: Scenario): Promise<Result<readonly string[], string>> {
  const played = await play(scenario);
  return played.ok ? success(played.value.map(placeOf)) : played;
}

/** What happens in the scenario of a question. */
export async function tellStory({ scenario }: TaskOf<'question'>): Promise<Story> {
  const played = await play(scenario);
  const startsAt = Date.parse(scenario.startsAt);
  return storyOf(played.ok ? played.value : [], startsAt);
}

async function play(scenario: Scenario): Promise<Result<readonly DeliveryReport[], string>> {
  const simulation = new Simulation(scenario, {
    environmentPrefix: 'exercise',
    runtime: { invoke: async () => NOTHING },
  });
  const [problem] = [...simulation.problems, ...simulation.resourceProblems];
  if (problem) return failure(problem.message);
  for (const index of scenario.actions.keys()) await simulation.perform(index);
  for (let next = simulation.nextAt; next !== null; next = simulation.nextAt) {
    await simulation.advanceTo(next);
  }
  return success(reportDeliveries(simulation.trace));
}

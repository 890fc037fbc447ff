import { parseJson } from '../json/parse.ts';
import { failure, type Result, success } from '../model/result.ts';
import { parseScenario, type Scenario } from '../model/scenario.ts';
import type { TaskOf } from './exercise.ts';

/** A part of a scenario, and what is to stand there. */
interface Change {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** What an answer sets: the text itself, or the JSON value that it is. */
export function readSetting(
  { written }: Pick<TaskOf<'setting'>, 'written'>,
  answer: string,
): Result<unknown, string> {
  if (written === 'text') return success(answer);
  return parseJson(answer).ok
    ? success(JSON.parse(answer))
    : failure('This is no JSON yet: look at its quotation marks and commas.');
}

/** The scenario with other parts; a sentence if it would be none any more. */
export function changed(scenario: Scenario, changes: readonly Change[]): Result<Scenario, string> {
  const document: unknown = JSON.parse(JSON.stringify(scenario));
  for (const { path, value } of changes) {
    let place = document;
    for (const key of path.slice(0, -1)) place = member(place, key);
    if (typeof place !== 'object' || place === null) {
      return failure(
        `The exercise names a place that its scenario does not have: ${path.join('.')}`,
      );
    }
    Object.assign(place, { [String(path.at(-1))]: value });
  }
  const parsed = parseScenario(document);
  if (parsed.ok) return success(parsed.value);
  const [first] = parsed.error;
  return failure(first ? `${first.path}: ${first.message}` : 'This cannot be set.');
}

function member(place: unknown, key: string | number): unknown {
  if (typeof place !== 'object' || place === null) return undefined;
  return Object.getOwnPropertyDescriptor(place, key)?.value;
}

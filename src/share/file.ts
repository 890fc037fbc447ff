import { failure, type Result, success } from '../core/model/result.ts';
import {
  parseScenario,
  type Scenario,
  type ScenarioProblem,
  type ScenarioSource,
} from '../core/model/scenario.ts';
import { leaveOutDefaults } from './leave-out-defaults.ts';

/**
 * Scenarios as files, `*.buslab.json`: JSON that people read and that a repository compares line by
 * line. There is one way to write a scenario: members in the schema's order, nothing that has its
 * default, two spaces a level, one line break at the end.
 */
export const FILE_ENDING = '.buslab.json';
/** The published JSON Schema, beside the page. */
export const SCHEMA_FILE = 'scenario.schema.json';

export type FileProblem =
  | { readonly code: 'too-large' }
  | { readonly code: 'not-json'; readonly message: string }
  /** JSON, and nothing that has to do with a scenario. */
  | { readonly code: 'something-else' }
  | {
      readonly code: 'not-a-scenario';
      /** Which of several; `null` if the file is of one. */
      readonly index: number | null;
      readonly problems: readonly ScenarioProblem[];
    };

/** In characters. Scenarios with a large event are larger than a link can be. */
const LARGEST_FILE = 120_000_000;
const MOST_SCENARIOS = 10_000;

/** @param schema the address of the published JSON Schema, by which editors check and complete */
export function writeFile(scenario: Scenario, schema: string): string {
  return print({ ...leaveOutDefaults(scenario), $schema: schema });
}

/** All of them in one file, in their order. */
export function writeCollection(scenarios: readonly Scenario[], schema: string): string {
  const short = scenarios.map((scenario) => {
    const { $schema: _, ...source } = leaveOutDefaults(scenario);
    return source;
  });
  return `${JSON.stringify({ $schema: schema, version: 1, scenarios: short }, null, 2)}\n`;
}

/** The scenario of a file, or all those of a collection: at least one. */
export function readFile(text: string): Result<readonly Scenario[], FileProblem> {
  if (text.length > LARGEST_FILE) return failure({ code: 'too-large' });
  let value: unknown;
  try {
    // Some editors put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failure({ code: 'not-json', message: error instanceof Error ? error.message : '' });
  }
  if (typeof value !== 'object' || value === null) return failure({ code: 'something-else' });
  if ('scenarios' in value && Array.isArray(value.scenarios)) return readAll(value.scenarios);
  if (!('version' in value) && !('buses' in value)) return failure({ code: 'something-else' });
  const parsed = parseScenario(value);
  if (parsed.ok) return success([parsed.value]);
  return failure({ code: 'not-a-scenario', index: null, problems: parsed.error });
}

function readAll(values: readonly unknown[]): Result<readonly Scenario[], FileProblem> {
  if (values.length > MOST_SCENARIOS) return failure({ code: 'too-large' });
  const scenarios: Scenario[] = [];
  for (const [index, value] of values.entries()) {
    const parsed = parseScenario(value);
    if (!parsed.ok) return failure({ code: 'not-a-scenario', index, problems: parsed.error });
    scenarios.push(parsed.value);
  }
  return scenarios.length > 0 ? success(scenarios) : failure({ code: 'something-else' });
}

/** Whether a text is worth an attempt; it may still turn out to be none. */
export function looksLikeScenario(text: string): boolean {
  return (
    /^\s*\uFEFF?\{/.test(text) &&
    /"(?:buses|scenarios)"\s*:\s*\[/.test(text) &&
    /"version"\s*:\s*\d/.test(text)
  );
}

/** In plain words, for the page. */
export function describeFileProblem(problem: FileProblem): string {
  switch (problem.code) {
    case 'too-large':
      return 'It is larger than scenarios can be.';
    case 'not-json':
      return `It is not JSON: ${problem.message.slice(0, 200)}.`;
    case 'something-else':
      return 'It is JSON, and no scenario of Buslab.';
    case 'not-a-scenario': {
      const [first] = problem.problems;
      const which = problem.index === null ? '' : `Scenario ${problem.index + 1} in it: `;
      const where = first?.path ? ` (at ${first.path})` : '';
      return `${which}${first?.message ?? 'It is not a scenario that this version can open'}${where}.`;
    }
  }
}

/** `Order system` becomes `order-system.buslab.json`. */
export function fileNameOf({ name }: Pick<Scenario, 'name'>): string {
  const words = name.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  return `${words.join('-').slice(0, 80) || 'scenario'}${FILE_ENDING}`;
}

function print({ $schema, ...source }: ScenarioSource): string {
  return `${JSON.stringify({ $schema, ...source }, null, 2)}\n`;
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateEvents, generateRules } from './generate.ts';

/** A set of rules with the number of matches that AWS's matcher finds over all the events. */
export interface RuleSet {
  readonly name: string;
  readonly patterns: readonly string[];
  /** `null` where nobody has counted. */
  readonly matches: number | null;
}

export interface Workload {
  readonly name: string;
  readonly events: readonly string[];
  readonly sets: readonly RuleSet[];
}

/** Where a second workload stands on some machines. */
const reference = new URL('../../../shared/bench/', import.meta.url);

interface ParcelRules {
  readonly combo: { readonly matches: number };
  readonly types: Readonly<
    Record<
      string,
      { readonly matches: number; readonly rules: readonly { readonly pattern: object }[] }
    >
  >;
}

export function workloads(): readonly Workload[] {
  return existsSync(reference) ? [envelopes(), parcels()] : [envelopes()];
}

/** Over 10,000 events, counted with AWS's open-source matcher: a wrong matcher cannot be a fast one. */
const MATCHES: Readonly<Record<string, number>> = {
  exact: 1,
  prefix: 1970,
  suffix: 988,
  'equals-ignore-case': 3270,
  wildcard: 80,
  'anything-but': 5845,
  'anything-but-wildcard': 8136,
  numeric: 2212,
  cidr: 2495,
  exists: 10250,
  arrays: 2,
  or: 223,
  'mixed-10': 7087,
  'mixed-100': 64140,
  'mixed-1000': 64139,
  'mixed-10000': 63232,
};

function envelopes(): Workload {
  return {
    name: 'envelopes',
    events: generateEvents(10_000),
    sets: Object.entries(generateRules()).map(([name, patterns]) => ({
      name,
      patterns: patterns.map((pattern) => JSON.stringify(pattern)),
      matches: MATCHES[name] ?? null,
    })),
  };
}

/** Long events of which few fields are asked for. */
function parcels(): Workload {
  const { types, combo } = read<ParcelRules>('rules.json');
  const sets = Object.entries(types).map(([name, { rules, matches }]) => ({
    name: `parcels ${name}`,
    patterns: rules.map(({ pattern }) => JSON.stringify(pattern)),
    matches,
  }));
  const all = sets.flatMap(({ patterns }) => patterns);
  return {
    name: 'parcels',
    events: lines(run('generate-parcels.mjs', '20000')),
    sets: [...sets, { name: 'parcels, all', patterns: all, matches: combo.matches }],
  };
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, reference), 'utf8')) as T;
}

function run(script: string, ...parameters: readonly string[]): string {
  const file = fileURLToPath(new URL(script, reference));
  const { stdout } = spawnSync(process.execPath, [file, ...parameters], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return stdout;
}

/** Each a string of its own, as an event that arrives is, and not a window into the file. */
function lines(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(JSON.stringify(line)) as string);
}

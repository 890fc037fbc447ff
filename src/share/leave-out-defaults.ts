import type * as v from 'valibot';
import { type Scenario, type ScenarioSource, scenarioSchema } from '../core/model/scenario.ts';

/**
 * The scenario without what the schema would fill in again, for links that are short and files that
 * are read: members stand in the schema's order, whatever order they had.
 */
export function leaveOutDefaults(scenario: Scenario): ScenarioSource {
  return withoutDefaults(scenarioSchema, scenario);
}

/** The same of any document: what its schema read is written as its schema reads it. */
export function withoutDefaults<Input extends object, Output extends Input>(
  schema: v.GenericSchema<Input, Output>,
  document: Output,
): Input {
  return pruned(schema, document) as Input;
}

/** What of a schema is looked at; anything else is kept as it is. */
interface Described {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly item?: Described;
  readonly wrapped?: Described;
  readonly default?: unknown;
  readonly pipe?: readonly Described[];
  readonly key?: string;
  readonly options?: readonly Described[];
  readonly literal?: unknown;
}

function pruned(schema: v.GenericSchema | Described, value: unknown): unknown {
  const described = schema as Described;
  const [first] = described.pipe ?? [];
  // A pipe has all that its first schema has.
  const { type, entries, item, wrapped, options } = first ?? described;
  if (type === 'optional' && wrapped) return pruned(wrapped, value);
  if (type === 'array' && item && Array.isArray(value)) {
    return value.map((element) => pruned(item, element));
  }
  if (type === 'variant' && options && isObject(value)) {
    const key = described.key ?? 'type';
    const option = options.find((one) => one.entries?.[key]?.literal === value[key]);
    return option ? pruned(option, value) : value;
  }
  if (type !== 'object' || !entries || !isObject(value)) return value;
  const members = Object.keys({ ...entries, ...value }).flatMap((key) => {
    const member = value[key];
    const entry = entries[key];
    if (member === undefined) return [];
    if (!entry) return [[key, member] as const];
    const short = pruned(entry, member);
    // A default of `{}` stands for an object all of whose members have defaults.
    return isDefault(entry, member) || isDefault(entry, short) ? [] : [[key, short] as const];
  });
  return Object.fromEntries(members);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDefault(entry: Described, value: unknown): boolean {
  return (
    entry.type === 'optional' &&
    entry.default !== undefined &&
    JSON.stringify(entry.default) === JSON.stringify(value)
  );
}

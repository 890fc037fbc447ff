import type { Shape, Structure } from '../api/shape.ts';
import type { Members } from '../api/wire.ts';
import { readEventTime } from '../bus/event-time.ts';
import { type Dictionary, pythonText, pythonType } from './python-repr.ts';

export interface ParameterProblem {
  readonly text: string;
  /** Of the request, as the API spells it; `null` if it is one that is missing. */
  readonly member: string | null;
}

/**
 * What the client itself finds wrong with parameters, before anything is sent, in the order in which
 * botocore finds it and with its words. The service checks the rest.
 *
 * @param dictionaryOf what the objects in a parameter are called in Python
 */
export function parameterProblems(
  parameters: Members,
  shape: Structure,
  dictionaryOf: (member: string) => Dictionary = () => 'dict',
): readonly ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  checkStructure(parameters, shape, { name: '', dictionary: 'dict', problems }, dictionaryOf);
  return problems;
}

interface Place {
  readonly name: string;
  readonly dictionary: Dictionary;
  readonly problems: ParameterProblem[];
}

function check(value: unknown, shape: Shape, place: Place): void {
  const { dictionary } = place;
  const expected = expectedTypes(value, shape);
  if (expected) {
    report(
      place,
      `Invalid type for parameter ${label(place)}, value: ${pythonText(value, dictionary)}, type: ${pythonType(value, dictionary)}, valid types: ${expected}`,
    );
    return;
  }
  switch (shape.type) {
    case 'structure':
      checkStructure(value as Members, shape, place);
      return;
    case 'map':
      for (const [key, member] of Object.entries(value as Members)) {
        check(key, shape.key ?? { type: 'text' }, below(place, ` (key: ${key})`));
        check(member, shape.member, below(place, `.${key}`));
      }
      return;
    case 'list':
      checkLeast((value as readonly unknown[]).length, shape.least, 'length', place);
      (value as readonly unknown[]).forEach((member, index) => {
        check(member, shape.member, below(place, `[${index}]`));
      });
      return;
    case 'text':
      checkLeast([...(value as string)].length, shape.least, 'length', place);
      return;
    case 'integer':
      checkLeast(value as number, shape.least, 'value', place);
      return;
    default:
      return;
  }
}

function checkStructure(
  value: Members,
  { members, required }: Structure,
  place: Place,
  dictionaryOf: (member: string) => Dictionary = () => place.dictionary,
): void {
  for (const name of required) {
    if (!Object.hasOwn(value, name)) {
      report(place, `Missing required parameter in ${label(place)}: "${name}"`);
    }
  }
  const names = Object.keys(members).join(', ');
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(members, name)) {
      report(place, `Unknown parameter in ${label(place)}: "${name}", must be one of: ${names}`);
    }
  }
  for (const [name, member] of Object.entries(value)) {
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    if (!shape) continue;
    check(member, shape, { ...below(place, `.${name}`), dictionary: dictionaryOf(name) });
  }
}

function checkLeast(
  value: number,
  least: number | undefined,
  what: 'length' | 'value',
  place: Place,
): void {
  if (least === undefined || value >= least) return;
  report(
    place,
    `Invalid ${what} for parameter ${label(place)}, value: ${value}, valid min ${what}: ${least}`,
  );
}

function report({ name, problems }: Place, text: string): void {
  problems.push({ text, member: /^\.([^.[ ]+)/.exec(name)?.[1] ?? null });
}

function below(place: Place, step: string): Place {
  return { ...place, name: place.name + step };
}

function label({ name }: Place): string {
  return name.replace(/^\./, '') || 'input';
}

/** The types that would do, as Python names them; `null` if this one does. */
function expectedTypes(value: unknown, shape: Shape): string | null {
  switch (shape.type) {
    case 'structure':
    case 'map': {
      const isDictionary = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isDictionary ? null : "<class 'dict'>";
    }
    case 'list':
      return Array.isArray(value) ? null : "<class 'list'>, <class 'tuple'>";
    case 'text':
      return typeof value === 'string' ? null : "<class 'str'>";
    case 'integer': {
      // To Python, true and false are integers too.
      const isInteger = Number.isInteger(value) || typeof value === 'boolean';
      return isInteger ? null : "<class 'int'>";
    }
    case 'boolean':
      return typeof value === 'boolean' ? null : "<class 'bool'>";
    case 'time': {
      const isTime =
        typeof value === 'number' ||
        (typeof value === 'string' &&
          (/^\d+(\.\d+)?$/.test(value) || readEventTime(value) !== null));
      return isTime ? null : "<class 'datetime.datetime'>, timestamp-string";
    }
    case 'bytes':
    case 'payload':
      // What was given as bytes is marked as such.
      return typeof value === 'string' || isBytes(value)
        ? null
        : "<class 'bytes'>, <class 'bytearray'>, file-like object";
  }
}

function isBytes(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$bytes' in value;
}

import { readEventTime } from '../bus/event-time.ts';
import { bytesOfBase64, textOfBytes } from '../json/base64.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { Shape, Structure } from './shape.ts';
import { type ApiError, apiError, type Members } from './wire.ts';

/** A member that is not what the model allows. */
export interface MemberProblem {
  /** As AWS writes it: `targets.1.member.id`. */
  readonly path: string;
  /** As AWS shows it; `null` if there is none. */
  readonly value: string | null;
  readonly constraint: string;
}

export interface Reading<T> {
  /** Members that the model does not have are left out, as they are by the services. */
  readonly value: T;
  /** In the order of the model. */
  readonly problems: readonly MemberProblem[];
}

/** Reads a request; what is of another kind than the model says is the protocol's own error. */
export function readInput<T>(shape: Structure<T>, input: unknown): Result<Reading<T>, ApiError> {
  const problems: MemberProblem[] = [];
  try {
    const value = read(shape, isMembers(input) ? input : {}, '', problems) as T;
    return success({ value, problems });
  } catch (error) {
    if (error instanceof Misfit) return failure(apiError('SerializationException', error.message));
    throw error;
  }
}

/** How the services with a model say what is wrong with a request. */
export function validationError(problems: readonly MemberProblem[]): ApiError {
  const several = problems.length > 1 ? 's' : '';
  const texts = problems.map(({ path, value, constraint }) => {
    const shown = value === null ? 'null' : `'${value}'`;
    return `Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
  });
  const message = `${problems.length} validation error${several} detected: ${texts.join('; ')}`;
  return apiError('ValidationException', message);
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of another kind than the model says. */
class Misfit extends Error {}

function read(shape: Shape, value: unknown, path: string, problems: MemberProblem[]): unknown {
  const note = (constraints: readonly string[]) => {
    for (const constraint of constraints) {
      problems.push({ path, value: shown(value), constraint });
    }
  };
  switch (shape.type) {
    case 'text':
      if (typeof value !== 'string') throw misfit(value, 'a String');
      note(textConstraints(shape, value));
      return value;
    case 'integer':
      if (typeof value !== 'number') throw misfit(value, 'an Integer');
      note(numberConstraints(shape, value));
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw misfit(value, 'a Boolean');
      return value;
    case 'time':
      return timeOf(value);
    case 'bytes':
      return isMembers(value) && typeof value.$bytes === 'string' ? value.$bytes : textOf(value);
    case 'payload':
      return isMembers(value) && typeof value.$bytes === 'string'
        ? textOfBytes(bytesOfBase64(value.$bytes))
        : textOf(value);
    case 'list':
      return readList(shape, value, path, problems, note);
    case 'map': {
      if (!isMembers(value)) throw misfit(value, 'a Map');
      note(lengthConstraints(shape, Object.keys(value).length));
      return fromEntries(
        Object.entries(value)
          .filter(([, member]) => member !== null && member !== undefined)
          .map(([key, member]) => [
            key,
            read(shape.member, member, `${path}.${key}.member`, problems),
          ]),
      );
    }
    case 'structure':
      return readStructure(shape, value, path, problems);
  }
}

function readStructure(
  { members, required }: Extract<Shape, { type: 'structure' }>,
  value: unknown,
  path: string,
  problems: MemberProblem[],
): Members {
  if (!isMembers(value)) throw misfit(value, 'a Structure');
  const found: [string, unknown][] = [];
  for (const [name, shape] of Object.entries(members)) {
    const at = `${path && `${path}.`}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member !== undefined && member !== null) {
      found.push([name, read(shape, member, at, problems)]);
    } else if (required.includes(name)) {
      problems.push({ path: at, value: null, constraint: 'Member must not be null' });
    }
  }
  return fromEntries(found);
}

function readList(
  shape: Extract<Shape, { type: 'list' }>,
  value: unknown,
  path: string,
  problems: MemberProblem[],
  note: (constraints: readonly string[]) => void,
): readonly unknown[] {
  if (!Array.isArray(value)) throw misfit(value, 'a List');
  note(lengthConstraints(shape, value.length));
  const { member } = shape;
  if (member.type !== 'text') {
    return value.map((item: unknown, index) => {
      const at = `${path}.${index + 1}.member`;
      if (item !== null && item !== undefined) return read(member, item, at, problems);
      problems.push({ path: at, value: null, constraint: 'Member must not be null' });
      return null;
    });
  }
  // Of plain texts the services name the whole list, with all that its members have to be.
  const items = value.map((item) => {
    if (typeof item !== 'string') throw misfit(item, 'a String');
    return item;
  });
  if (items.some((item) => textConstraints(member, item).length > 0)) {
    note([`Member must satisfy constraint: [${allConstraints(member).join(', ')}]`]);
  }
  return items;
}

type TextShape = Extract<Shape, { type: 'text' }>;

function textConstraints(shape: TextShape, value: string): readonly string[] {
  const { pattern, oneOf } = shape;
  return [
    ...(pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)
      ? [`Member must satisfy regular expression pattern: ${pattern}`]
      : []),
    ...lengthConstraints(shape, value.length),
    ...(oneOf && !oneOf.includes(value)
      ? [`Member must satisfy enum value set: [${oneOf.join(', ')}]`]
      : []),
  ];
}

function allConstraints({ least, most, pattern, oneOf }: TextShape): readonly string[] {
  return [
    ...(most === undefined ? [] : [`Member must have length less than or equal to ${most}`]),
    ...(least === undefined ? [] : [`Member must have length greater than or equal to ${least}`]),
    ...(pattern === undefined
      ? []
      : [`Member must satisfy regular expression pattern: ${pattern}`]),
    ...(oneOf ? [`Member must satisfy enum value set: [${oneOf.join(', ')}]`] : []),
  ];
}

interface Bounded {
  readonly least?: number;
  readonly most?: number;
}

function lengthConstraints({ least, most }: Bounded, length: number): readonly string[] {
  if (most !== undefined && length > most) {
    return [`Member must have length less than or equal to ${most}`];
  }
  if (least !== undefined && length < least) {
    return [`Member must have length greater than or equal to ${least}`];
  }
  return [];
}

function numberConstraints({ least, most }: Bounded, value: number): readonly string[] {
  if (most !== undefined && value > most) {
    return [`Member must have value less than or equal to ${most}`];
  }
  if (least !== undefined && value < least) {
    return [`Member must have value greater than or equal to ${least}`];
  }
  return [];
}

function timeOf(value: unknown): string {
  const moment =
    typeof value === 'number'
      ? value * 1_000
      : typeof value === 'string'
        ? readEventTime(value)
        : null;
  // Beyond that no calendar reaches.
  if (moment === null || Math.abs(moment) > 8.64e15) throw misfit(value, 'a Timestamp');
  return new Date(moment).toISOString();
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw misfit(value, 'a String');
  return value;
}

/** The protocol's own complaint, as AWS services with a JSON protocol word it. */
function misfit(value: unknown, wanted: string): Misfit {
  if (Array.isArray(value)) return new Misfit('Start of list found where not expected');
  if (isMembers(value)) {
    return new Misfit('Start of structure or map found where not expected.');
  }
  const token =
    typeof value === 'number'
      ? 'NUMBER'
      : typeof value === 'string'
        ? 'STRING'
        : String(value).toUpperCase();
  return new Misfit(`${token}_VALUE can not be converted to ${wanted}`);
}

/** As the services' own language shows values. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (isMembers(value)) {
    return `{${Object.entries(value)
      .map(([key, member]) => `${key}=${shown(member)}`)
      .join(', ')}}`;
  }
  return String(value);
}

/** Keeps a member that is called `__proto__` a member. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): Members {
  return Object.fromEntries(entries);
}

import type { Shape, Structure } from '../api/shape.ts';
import type { Members } from '../api/wire.ts';
import { base64OfText } from '../json/base64.ts';
import { parameterProblems } from './check-parameters.ts';
import { CliProblem, INVALID, parameterProblem } from './cli-error.ts';
import { optionName } from './option-name.ts';
import type { MemberOption } from './options.ts';
import { readPythonJson } from './python-json.ts';
import type { Dictionary } from './python-repr.ts';
import { otherProblem, readParameter } from './read-parameter.ts';

/**
 * The request that options stand for, checked as the AWS CLI checks it before it sends anything. Throws
 * a `CliProblem`.
 *
 * @param isRaw bytes are written as text and not as Base64
 */
export function checkedInput(
  shape: Structure,
  options: ReadonlyMap<string, MemberOption>,
  values: ReadonlyMap<string, readonly string[]>,
  isRaw: boolean,
): Members {
  const given = new Map<string, unknown>();
  const dictionaries = new Map<string, Dictionary>();
  for (const [name, { member, shape: own, flag }] of options) {
    const words = values.get(name);
    if (!words) continue;
    if (flag !== null) {
      given.set(member, flag);
      continue;
    }
    const { value, dictionary } = readParameter(name, words, own);
    given.set(member, value);
    dictionaries.set(member, dictionary);
  }
  for (const [name, value] of Object.entries(described(values.get('--cli-input-json')?.[0]))) {
    if (!given.has(name)) given.set(name, value);
  }
  const entries = [...given].map(([name, value]) => {
    const own = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    return [name, own ? withBytes(value, own, isRaw) : value] as const;
  });
  const input: Members = Object.fromEntries(entries);
  const problems = parameterProblems(input, shape, (name) => dictionaries.get(name) ?? 'dict');
  if (problems.length > 0) {
    const text = `Parameter validation failed:\n${problems.map((each) => each.text).join('\n')}`;
    const member = problems[0]?.member ?? null;
    const about = member === null ? null : `--${optionName(member)}`;
    const note = adviceOn(problems.map((each) => each.text));
    throw new CliProblem({
      ...{ text, exitCode: INVALID },
      ...(note !== null && { note }),
      ...(about !== null && { about }),
    });
  }
  return input;
}

/** What helps against the two mistakes that are made most with an entry of `put-events`. */
function adviceOn(problems: readonly string[]): string | null {
  const says = (pattern: RegExp) => problems.some((problem) => pattern.test(problem));
  if (says(/^Unknown parameter in Entries\[\d+\]: "(?:source|detail|detail-type)"/)) {
    return 'source, detail-type and detail belong to the event that rules see. An entry has Source, DetailType and Detail.';
  }
  if (says(/parameter Entries\[\d+\]\.Detail, value/)) {
    return String.raw`Detail is text, the JSON of an object: "Detail":"{\"order_id\":\"1\"}".`;
  }
  return null;
}

function described(text: string | undefined): Members {
  if (text === undefined) return {};
  const option = 'cli-input-json';
  if (/^fileb?:\/\//.test(text)) {
    const path = text.replace(/^fileb?:\/\//, '');
    throw parameterProblem(
      option,
      `Unable to load paramfile ${text}: [Errno 2] No such file or directory: '${path}'`,
      'There are no files here. Write what is in the file between single quotes.',
    );
  }
  const read = readPythonJson(text);
  if (!read.ok) {
    throw parameterProblem(option, `Invalid JSON: ${read.error}\nJSON received: ${text}`);
  }
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw parameterProblem(option, 'Invalid JSON: expected an object');
  }
  return value as Members;
}

/** Bytes as the one door takes them. */
function withBytes(value: unknown, shape: Shape, isRaw: boolean): unknown {
  switch (shape.type) {
    case 'bytes':
    case 'payload':
      if (typeof value !== 'string') return value;
      return { $bytes: isRaw ? base64OfText(value) : canonical(value) };
    case 'list':
      return Array.isArray(value)
        ? value.map((member: unknown) => withBytes(member, shape.member, isRaw))
        : value;
    case 'map':
      return mapMembers(value, () => shape.member, isRaw);
    case 'structure':
      return mapMembers(
        value,
        (name) => (Object.hasOwn(shape.members, name) ? shape.members[name] : undefined),
        isRaw,
      );
    default:
      return value;
  }
}

function mapMembers(
  value: unknown,
  shapeOf: (name: string) => Shape | undefined,
  isRaw: boolean,
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const shape = shapeOf(name);
      return [name, shape ? withBytes(member, shape, isRaw) : member];
    }),
  );
}

/** Characters that are not Base64 are passed over, and what is left has to be whole. */
function canonical(text: string): string {
  const data = text.replace(/[^A-Za-z0-9+/=]/g, '').replace(/=.*$/s, '');
  const padding = text.length - text.replaceAll('=', '').length;
  const isWhole =
    data.length % 4 === 0 || (data.length % 4 > 1 && (data.length + padding) % 4 === 0);
  if (!isWhole) {
    throw otherProblem(
      `Invalid base64: "${text}"`,
      'Version 2 of the AWS CLI takes bytes as Base64. Add --cli-binary-format raw-in-base64-out to write them as text.',
    );
  }
  return data + '='.repeat((4 - (data.length % 4)) % 4);
}

import type { Shape } from '../api/shape.ts';
import { CliProblem, OTHER, parameterProblem } from './cli-error.ts';
import { readPythonJson } from './python-json.ts';
import type { Dictionary } from './python-repr.ts';
import { readShorthand } from './shorthand.ts';

export interface ReadParameter {
  readonly value: unknown;
  readonly dictionary: Dictionary;
}

/**
 * Makes the words that follow an option into the value that the model asks for: a text, JSON, or the
 * shorthand syntax. Throws a `CliProblem`.
 */
export function readParameter(
  option: string,
  words: readonly string[],
  shape: Shape,
): ReadParameter {
  for (const word of words) refuseFile(option, word);
  if (shape.type === 'list') return readList(option, words, shape);
  const word = words[0] ?? '';
  if (shape.type === 'integer') return plain(wholeNumber(word));
  if (shape.type !== 'structure' && shape.type !== 'map') return plain(word);
  if (isJson(word)) return { value: objectOf(option, word), dictionary: 'OrderedDict' };
  return plain(shorthandOf(option, word, shape));
}

const plain = (value: unknown): ReadParameter => ({ value, dictionary: 'dict' });

type ListShape = Extract<Shape, { type: 'list' }>;

function readList(option: string, words: readonly string[], shape: ListShape): ReadParameter {
  const [first = ''] = words;
  if (words.length === 1 && first.trimStart().startsWith('[')) {
    return { value: jsonOf(option, first), dictionary: 'OrderedDict' };
  }
  const { member } = shape;
  const isComplex = member.type === 'structure' || member.type === 'map' || member.type === 'list';
  if (!isComplex) {
    return plain(words.map((word) => (member.type === 'integer' ? wholeNumber(word) : word)));
  }
  if (isJson(first)) {
    return { value: words.map((word) => objectOf(option, word)), dictionary: 'OrderedDict' };
  }
  return plain(words.map((word) => shorthandOf(option, word, member)));
}

function isJson(word: string): boolean {
  return /^\s*[[{]/.test(word);
}

/** What does not even begin as an object is shown as it is. */
function objectOf(option: string, text: string): unknown {
  if (!/^\s*\{/.test(text)) throw parameterProblem(option, `Invalid JSON:\n${text}`);
  return jsonOf(option, text);
}

function jsonOf(option: string, text: string): unknown {
  const read = readPythonJson(text);
  if (read.ok) return read.value;
  throw parameterProblem(option, `Invalid JSON: ${read.error}\nJSON received: ${text}`);
}

function shorthandOf(option: string, text: string, shape: Shape): unknown {
  const read = readShorthand(text);
  if (!read.ok) throw parameterProblem(option, read.error);
  return inModel(read.value, shape);
}

/** The texts of the shorthand syntax as what the model says that they are; others stay as they are. */
function inModel(value: unknown, shape: Shape): unknown {
  switch (shape.type) {
    case 'structure':
      return mapMembers(value, (member, name) => {
        const known = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
        return known ? inModel(member, known) : member;
      });
    case 'map':
      return mapMembers(value, (member) => inModel(member, shape.member));
    case 'list':
      // A list with one member may be written without brackets.
      return (Array.isArray(value) ? value : [value]).map((member: unknown) =>
        inModel(member, shape.member),
      );
    case 'integer':
      return typeof value === 'string' ? wholeNumber(value) : value;
    case 'boolean':
      return typeof value === 'string' ? value.toLowerCase() === 'true' : value;
    default:
      return value;
  }
}

function mapMembers(value: unknown, change: (member: unknown, name: string) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, change(member, name)]),
  );
}

function wholeNumber(text: string): number {
  if (/^\s*[-+]?\d+(?:_\d+)*\s*$/.test(text)) return Number(text.replaceAll('_', ''));
  throw otherProblem(`invalid literal for int() with base 10: '${text}'`);
}

/** What the tool does not foresee, and reports as it comes. */
export function otherProblem(text: string, note?: string): CliProblem {
  return new CliProblem({ text, exitCode: OTHER, ...(note === undefined ? {} : { note }) });
}

function refuseFile(option: string, word: string): void {
  const path = /^fileb?:\/\/(.*)$/s.exec(word)?.[1];
  if (path === undefined) return;
  throw parameterProblem(
    option,
    `Unable to load paramfile ${word}: [Errno 2] No such file or directory: '${path}'`,
    'There are no files here. Write what is in the file between single quotes.',
  );
}

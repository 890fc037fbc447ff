import { usageProblem } from './cli-error.ts';

/** How an option is followed by values: `one`, as `many` as there are, or none, which is a `flag`. */
export interface OptionSpec {
  readonly takes: 'one' | 'many' | 'flag';
  readonly choices?: readonly string[];
}

export type OptionTable = ReadonlyMap<string, OptionSpec>;

export interface SortedWords {
  /** Of the options of the table that are there; of one given twice the last. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** All other words, in order: values without an option, and options that the table has not. */
  readonly rest: readonly string[];
}

/**
 * Sorts words as the AWS CLI's argument parser does: an option may be shortened as long as it stays
 * unambiguous, and may have its value behind an equals sign. Throws a `CliProblem`.
 *
 * @param table options with their dashes
 */
export function sortWords(words: readonly string[], table: OptionTable): SortedWords {
  const values = new Map<string, readonly string[]>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const option = looksLikeOption(word) ? resolve(word, table) : null;
    if (!option) {
      rest.push(word);
      continue;
    }
    const { name, spec, attached } = option;
    let found: readonly string[];
    if (spec.takes === 'flag') {
      if (attached !== null) {
        throw usageProblem(`argument ${name}: ignored explicit argument '${attached}'`, word);
      }
      found = [];
    } else if (attached !== null) found = [attached];
    else {
      const following = words.slice(at + 1);
      const end = following.findIndex(looksLikeOption);
      const most = spec.takes === 'one' ? 1 : following.length;
      found = following.slice(0, Math.min(end < 0 ? following.length : end, most));
      if (spec.takes === 'one' && found.length === 0) {
        throw usageProblem(`argument ${name}: expected one argument`, word);
      }
      at += found.length;
    }
    const [first] = found;
    if (spec.choices && first !== undefined && !spec.choices.includes(first)) {
      throw usageProblem(
        invalidChoice(name, first, spec.choices),
        attached === null ? first : word,
      );
    }
    values.set(name, found);
  }
  return { values, rest };
}

/** A word with a space in it, or a negative number, is a value. */
export function looksLikeOption(word: string): boolean {
  return /^-./.test(word) && !/^-(?:\d+|\d*\.\d+)$/.test(word) && !/^[^=]* /.test(word);
}

interface Option {
  readonly name: string;
  readonly spec: OptionSpec;
  readonly attached: string | null;
}

function resolve(word: string, table: OptionTable): Option | null {
  const exact = table.get(word);
  if (exact) return { name: word, spec: exact, attached: null };
  if (!word.startsWith('--')) return null;
  const equals = word.indexOf('=');
  const written = equals < 0 ? word : word.slice(0, equals);
  const attached = equals < 0 ? null : word.slice(equals + 1);
  const named = table.get(written);
  if (named) return { name: written, spec: named, attached };
  const [candidate, ...others] = [...table].filter(([name]) => name.startsWith(written));
  if (!candidate) return null;
  if (others.length > 0) {
    const names = [candidate, ...others].map(([name]) => name).join(', ');
    throw usageProblem(`ambiguous option: ${word} could match ${names}`, word);
  }
  return { name: candidate[0], spec: candidate[1], attached };
}

/** All choices in two columns, and which of them may have been meant. */
export function invalidChoice(argument: string, value: string, choices: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0; at < choices.length; at += 2) {
    const pair = choices.slice(at, at + 2).map((choice) => choice.padEnd(40));
    rows.push(pair.join(' | ').trimEnd());
  }
  const similar = closeMatches(value, choices).map((choice) => `\n  * ${choice}`);
  const meant =
    similar.length === 0
      ? ''
      : `\n\n\nInvalid choice: '${value}', maybe you meant:\n${similar.join('')}`;
  return `argument ${argument}: Invalid choice, valid choices are:\n\n${rows.join('\n')}${meant}`;
}

/** The three most similar, by the share of characters in common blocks (Ratcliff and Obershelp). */
export function closeMatches(word: string, choices: readonly string[]): readonly string[] {
  return choices
    .map((choice) => ({
      choice,
      likeness: (2 * commonCharacters(choice, word)) / (choice.length + word.length),
    }))
    .filter(({ likeness }) => likeness >= 0.8)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ choice }) => choice);
}

function commonCharacters(a: string, b: string): number {
  let longest = { inA: 0, inB: 0, length: 0 };
  for (let inA = 0; inA < a.length; inA++) {
    for (let inB = 0; inB < b.length; inB++) {
      let length = 0;
      while (inA + length < a.length && a[inA + length] === b[inB + length]) length++;
      if (length > longest.length) longest = { inA, inB, length };
    }
  }
  const { inA, inB, length } = longest;
  if (length === 0) return 0;
  return (
    length +
    commonCharacters(a.slice(0, inA), b.slice(0, inB)) +
    commonCharacters(a.slice(inA + length), b.slice(inB + length))
  );
}

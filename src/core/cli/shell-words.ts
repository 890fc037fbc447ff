import { failure, type Result, success } from '../model/result.ts';

/** A word of a command line as a program gets it, and where it stands with its quotes. */
export interface ShellWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What a line asks of the shell that this one does not do, or cannot make sense of. */
export type ShellProblem =
  /** More has to follow: a quote is open, or the line ends in a backslash. */
  | { readonly code: 'unfinished'; readonly open: '"' | "'" | '\\'; readonly word: ShellWord }
  | { readonly code: 'operator'; readonly sign: string; readonly at: number }
  | { readonly code: 'expansion'; readonly sign: string; readonly at: number }
  | { readonly code: 'braces'; readonly at: number };

/** One command of a script, without what separates it from the next. */
export interface ShellCommand {
  /** None in a line that is blank or a comment. */
  readonly words: readonly ShellWord[];
  /** Where its last line ends. */
  readonly to: number;
}

/** The words of a command line, in which there is one command. */
export function readWords(line: string): Result<readonly ShellWord[], ShellProblem> {
  let found: readonly ShellWord[] = [];
  for (let at = 0; at < line.length; ) {
    const read = readCommand(line, at);
    if (!read.ok) return read;
    const { words, to } = read.value;
    if (words.length > 0 && found.length > 0) {
      return failure({ code: 'operator', sign: '\n', at: at - 1 });
    }
    if (words.length > 0) found = words;
    at = to + 1;
  }
  return success(found);
}

/**
 * Takes the command that begins at a place of a script apart as a POSIX shell does: quotes, escapes,
 * comments, and lines that a backslash continues. What would run something else or read something
 * (pipes, files, variables) is refused, so that nobody takes a word for what the shell would have made
 * of it.
 */
export function readCommand(script: string, from: number): Result<ShellCommand, ShellProblem> {
  const words: ShellWord[] = [];
  for (let at = from; ; ) {
    at = skipSpace(script, at);
    const sign = script[at];
    if (sign === undefined || sign === '\n') return success({ words, to: at });
    if (sign === '#') {
      const end = script.indexOf('\n', at);
      return success({ words, to: end < 0 ? script.length : end });
    }
    const read = readWord(script, at);
    if (!read.ok) return read;
    words.push(read.value);
    at = read.value.to;
  }
}

function readWord(line: string, from: number): Result<ShellWord, ShellProblem> {
  let text = '';
  let at = from;
  // Where braces opened outside quotes, and whether a comma stood in them.
  const braces: { comma: boolean }[] = [];
  const unfinished = (open: '"' | "'" | '\\'): Result<never, ShellProblem> =>
    failure({ code: 'unfinished', open, word: { text, from, to: line.length } });
  while (at < line.length) {
    const sign = line[at] ?? '';
    if (/[\s]/.test(sign)) break;
    if (sign === '\\') {
      const next = line[at + 1];
      if (next === undefined) return unfinished('\\');
      // A backslash before the end of a line joins it with the next.
      if (next !== '\n') text += next;
      at += 2;
    } else if (sign === "'") {
      const end = line.indexOf("'", at + 1);
      text += line.slice(at + 1, end < 0 ? undefined : end);
      if (end < 0) return unfinished("'");
      at = end + 1;
    } else if (sign === '"') {
      at++;
      for (;;) {
        const inner = line[at];
        if (inner === undefined) return unfinished('"');
        if (inner === '"') break;
        const next = line[at + 1] ?? '';
        if (inner === '\\' && /["\\$`\n]/.test(next)) {
          if (next !== '\n') text += next;
          at += 2;
          continue;
        }
        if (isExpansion(line, at)) return failure({ code: 'expansion', sign: inner, at });
        text += inner;
        at++;
      }
      at++;
    } else if (/[|&;<>()]/.test(sign)) {
      const operator = /^(?:<<<|<<|>>|\|\||&&|.)/.exec(line.slice(at))?.[0] ?? sign;
      return failure({ code: 'operator', sign: operator, at });
    } else if (isExpansion(line, at) || (sign === '$' && /["']/.test(line[at + 1] ?? ''))) {
      return failure({ code: 'expansion', sign, at });
    } else {
      if (sign === '{') braces.push({ comma: false });
      const inner = braces.at(-1);
      if (inner && sign === ',') inner.comma = true;
      if (inner && sign === '}' && braces.pop()?.comma) return failure({ code: 'braces', at });
      text += sign;
      at++;
    }
  }
  return success({ text, from, to: at });
}

/** A variable, a command or a sum to be put in place of itself. */
function isExpansion(line: string, at: number): boolean {
  return line[at] === '`' || (line[at] === '$' && /[A-Za-z_0-9{(@*#?!]/.test(line[at + 1] ?? ''));
}

function skipSpace(line: string, from: number): number {
  const space = /(?:[ \t\r]|\\\r?\n)*/y;
  space.lastIndex = from;
  return from + (space.exec(line)?.[0].length ?? 0);
}

/** What is wrong, and what to do about it. */
export function describeShellProblem(problem: ShellProblem): string {
  switch (problem.code) {
    case 'unfinished':
      return problem.open === '\\'
        ? 'The line ends in a backslash: the command goes on in the next line.'
        : `unexpected EOF while looking for matching \`${problem.open}'`;
    case 'operator':
      return describeOperator(problem.sign);
    case 'expansion':
      return `There are no variables and no other commands here for ${problem.sign} to stand for. Write the value itself, between single quotes if it holds a ${problem.sign}.`;
    case 'braces':
      return 'Outside quotes a shell takes {a,b} apart into several words. Put the value between single quotes.';
  }
}

function describeOperator(sign: string): string {
  if (sign === '\n') {
    return 'One command at a time. End a line with a backslash to continue it in the next.';
  }
  if (sign.startsWith('<') || sign.startsWith('>')) {
    return `There are no files here: ${sign} has nothing to read or write. Quote it if it belongs to a value.`;
  }
  if (sign === '(' || sign === ')') {
    return `syntax error near unexpected token \`${sign}'. Quote it if it belongs to a value.`;
  }
  return `One command at a time: ${sign} is not available here. Quote it if it belongs to a value.`;
}

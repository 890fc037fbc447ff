import type { Span } from '../model/span.ts';
import { type CliError, SHELL } from './cli-error.ts';
import { type Printed, runLine, type ShellHost } from './shell.ts';
import {
  describeShellProblem,
  readCommand,
  type ShellProblem,
  type ShellWord,
} from './shell-words.ts';

export interface ScriptHost extends ShellHost {
  /** The moment at which the next command begins. */
  readonly elapsed: number;
}

/** A command of a script that was run, what it has printed, and how it failed if it did. */
export interface ScriptStep extends Printed, Span {
  /** By the host's clock. */
  readonly at: number;
  /** The place in the script that the error is about. */
  readonly mistake: Span | null;
}

/**
 * Runs the commands of a script one after another. As in a shell, the one after a command that fails is
 * run as well, unless the script has said `set -e`. What cannot be read ends the script: where the next
 * command would begin cannot be told.
 */
export async function runScript(script: string, host: ScriptHost): Promise<readonly ScriptStep[]> {
  const steps: ScriptStep[] = [];
  let endsOnFailure = false;
  for (let at = 0; at < script.length; ) {
    const read = readCommand(script, at);
    if (!read.ok) {
      steps.push(unreadable(script, at, read.error, host));
      break;
    }
    const { words, to } = read.value;
    at = to + 1;
    const [first] = words;
    if (!first) continue;
    if (first.text === 'set' && words.every(isErrorOption)) {
      endsOnFailure = true;
      continue;
    }
    const span = { from: first.from, to: words.at(-1)?.to ?? first.to };
    const { elapsed } = host;
    const printed = await runLine(script.slice(span.from, span.to), host);
    const mistake = printed.error && placeOf(printed.error, words, span, script);
    steps.push({ ...span, at: elapsed, ...printed, mistake });
    if (printed.error && endsOnFailure) break;
  }
  return steps;
}

/**
 * The commands of a text that was typed or pasted into one line, in order. What cannot be read is left
 * in one piece, for whoever runs it to say so.
 */
export function commandsIn(text: string): readonly string[] {
  const commands: string[] = [];
  for (let at = 0; at < text.length; ) {
    const read = readCommand(text, at);
    if (!read.ok) return [text];
    const { words, to } = read.value;
    const [first] = words;
    if (first) commands.push(text.slice(first.from, words.at(-1)?.to));
    at = to + 1;
  }
  return commands;
}

/** `-e`, or `-euo pipefail` with what follows from it. */
function isErrorOption({ text }: ShellWord, index: number): boolean {
  return index === 0 || (index === 1 ? /^-[a-z]*e/.test(text) : text === 'pipefail');
}

/** The word that is wrong; else the command's first line. */
function placeOf(
  { about }: CliError,
  words: readonly ShellWord[],
  { from, to }: Span,
  script: string,
): Span {
  const word = words.find(({ text }) => text === about || text.startsWith(`${about}=`));
  if (word) return { from: word.from, to: word.to };
  const line = script.indexOf('\n', from);
  return { from, to: line < 0 ? to : Math.min(line, to) };
}

function unreadable(
  script: string,
  from: number,
  problem: ShellProblem,
  { elapsed }: ScriptHost,
): ScriptStep {
  const at = problem.code === 'unfinished' ? problem.word.from : problem.at;
  const start = from + (/^\s*/.exec(script.slice(from))?.[0].length ?? 0);
  return {
    ...{ from: start, to: script.trimEnd().length, at: elapsed, text: '' },
    error: {
      text: `bash: ${describeShellProblem(problem)}`,
      exitCode: SHELL,
      note: 'The script ends here: nothing behind it was run.',
    },
    mistake: { from: at, to: at + 1 },
  };
}

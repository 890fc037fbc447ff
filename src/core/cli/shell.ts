import type { ApiRequest, ApiResult, Members } from '../api/wire.ts';
import { failure, type Result, success } from '../model/result.ts';
import { withTimes } from './answer-times.ts';
import { type CliError, OTHER, SHELL } from './cli-error.ts';
import { helpText } from './help.ts';
import { printedOutput, serviceError } from './output.ts';
import { askForPages, asOneAnswer, type Pages } from './pages.ts';
import type { Paging } from './pagination.ts';
import { type CallCommand, parseCommand } from './parse-command.ts';
import { describeShellProblem, readCommand, readWords } from './shell-words.ts';

/** What a command has printed; what went wrong is beside it. */
export interface Printed {
  readonly text: string;
  readonly error: CliError | null;
}

/** What commands do something with. */
export interface ShellHost {
  /** The Region of the simulated account. */
  readonly region: string;
  /** Of the screen, in characters. */
  readonly width: number;
  /** What `aws lambda invoke` has written, by name. */
  readonly files: ReadonlyMap<string, string>;
  writeFile(name: string, text: string): void;
  /** Lets virtual time pass. */
  sleep(milliseconds: number): void | Promise<void>;
  /** A text says why there was no call at all. */
  call(request: ApiRequest): Promise<Result<ApiResult, string>>;
}

/** The commands besides `aws`. */
export const OWN_COMMANDS: readonly string[] = ['cat', 'clear', 'echo', 'help', 'ls', 'sleep'];

/** Whether the last command goes on in the next line: a quote is open, or the line ends in a backslash. */
export function isUnfinished(line: string): boolean {
  for (let at = 0; at < line.length; ) {
    const read = readCommand(line, at);
    if (!read.ok) return read.error.code === 'unfinished';
    at = read.value.to + 1;
  }
  return false;
}

/** The one word of a line that empties the screen, whatever stands around it. */
export function isClear(line: string): boolean {
  return line.trim() === 'clear';
}

/** Runs one command line; it always ends, and whatever fails is in what it printed. */
export async function runLine(line: string, host: ShellHost): Promise<Printed> {
  const words = readWords(line);
  if (!words.ok) return failed(`bash: ${describeShellProblem(words.error)}`, SHELL);
  const texts = words.value.map(({ text }) => text);
  // A prompt is often copied along.
  const [program, ...rest] = texts[0] === '$' ? texts.slice(1) : texts;
  switch (program) {
    case undefined:
      return printed('');
    case 'help':
      return printed(helpText([], host.width));
    case 'ls':
      return printed([...host.files.keys()].sort().join('\n'));
    case 'echo':
      return printed(`${rest.join(' ')}\n`);
    case 'sleep':
      return sleep(rest, host);
    case 'cat':
      return printFiles(rest, host);
    case 'aws':
      if (isHelp(rest)) return printed(helpText(rest, host.width));
      if (rest.includes('--version')) return printed('aws-cli/2 as simulated by Buslab\n');
      return runAws(line, host);
    case 'node':
    case 'python':
    case 'python3':
      return failed(
        `bash: ${program}: command not found`,
        127,
        'Programs that put events run beside the event, under Code.',
      );
    default:
      return failed(
        `bash: ${program}: command not found`,
        127,
        `There are ${['aws', ...OWN_COMMANDS].join(', ')} here.`,
      );
  }
}

const SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600, d: 86_400 };

/** As GNU's: the sum of all intervals, each in seconds or with a unit. */
async function sleep(intervals: readonly string[], host: ShellHost): Promise<Printed> {
  let milliseconds = 0;
  for (const interval of intervals) {
    const [, number, unit = ''] = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(interval) ?? [];
    if (number === undefined) return failed(`sleep: invalid time interval ‘${interval}’`, 1);
    milliseconds += Number(number) * (SECONDS[unit] ?? 1) * 1_000;
  }
  if (intervals.length === 0) return failed('sleep: missing operand', 1);
  await host.sleep(Math.ceil(milliseconds));
  return printed('');
}

function isHelp(words: readonly string[]): boolean {
  const isAsked = words[0] === 'help' || words.at(-1) === 'help';
  return isAsked && !words.some((word) => word.startsWith('-'));
}

async function runAws(line: string, host: ShellHost): Promise<Printed> {
  const parsed = parseCommand(line);
  if (!parsed.ok) return { text: '', error: parsed.error };
  const command = parsed.value;
  if (command.type === 'skeleton') {
    return printed(`${JSON.stringify(command.skeleton, null, 4)}\n`);
  }
  const { service, query, region, outfile, paging, input } = command;
  if (region !== null && region !== host.region) {
    const note = `Leave --region out, or write --region ${host.region}.`;
    return failed(`There is nothing in ${region}: the account is in ${host.region}.`, OTHER, note);
  }
  // Most commands do without a query.
  const queries = query === null ? null : await import('./query.ts');
  const mistake = queries && query !== null ? queries.checkQuery(query) : null;
  if (mistake) return { text: '', error: mistake };
  const ask = (asked: Members) => askService(asked, command, host);
  const show = (value: unknown): Result<string, CliError> => {
    const asked = queries && query !== null ? queries.askQuery(value, query) : success(value);
    return asked.ok ? success(printAnswer(asked.value, command, host.width)) : asked;
  };
  if (paging) {
    const found = await askForPages(input, paging, ask);
    return found.ok ? showPages(found.value, command, paging, show) : failedWith('', found.error);
  }
  const answer = await ask(input);
  if (!answer.ok) return failedWith('', answer.error);
  const { shown, before } = written(answer.value, outfile, host);
  const output = show(withTimes(service, shown));
  return output.ok ? printed(before + output.value) : failedWith(before, output.error);
}

async function askService(
  input: Members,
  { service, operation }: CallCommand,
  host: ShellHost,
): Promise<Result<Members, CliError>> {
  const answer = await host.call({ service, operation, input });
  if (!answer.ok) return failure({ text: answer.error, exitCode: OTHER });
  const result = answer.value;
  return result.ok ? result : failure(serviceError(operation, result.error));
}

/** As text each page is shown, and asked about, by itself; otherwise all are one answer. */
function showPages(
  pages: Pages,
  { service, output }: CallCommand,
  paging: Paging,
  show: (value: unknown) => Result<string, CliError>,
): Printed {
  const { resumeToken } = pages;
  const answers = output === 'text' ? pages.pages : [asOneAnswer(pages, paging)];
  let text = '';
  for (const answer of answers) {
    const shown = show(withTimes(service, answer));
    if (!shown.ok) return failedWith(text, shown.error);
    text += shown.value;
  }
  const more = output === 'text' && resumeToken !== null ? `NEXTTOKEN\t${resumeToken}\n` : '';
  return printed(text + more);
}

function printAnswer(value: unknown, { operation, output }: CallCommand, width: number): string {
  return printedOutput(value, { operation, format: output, width });
}

/** A function's answer goes into the file that the command names, and not onto the screen. */
function written(answer: Members, outfile: string | null, host: ShellHost) {
  if (outfile === null) return { shown: answer, before: '' };
  const { Payload, ...shown } = answer;
  const text = typeof Payload === 'string' ? Payload : '';
  if (outfile === '/dev/stdout') return { shown, before: text };
  host.writeFile(outfile, text);
  return { shown, before: '' };
}

function printFiles(names: readonly string[], { files }: ShellHost): Printed {
  const missing = names.filter((name) => !files.has(name));
  const text = names.map((name) => files.get(name) ?? '').join('');
  if (names.length === 0) {
    return failed('cat: which file?', 1, 'ls lists the files there are.');
  }
  if (missing.length === 0) return printed(text);
  const complaints = missing.map((name) => `cat: ${name}: No such file or directory`);
  const note = 'Files here are what aws lambda invoke has written; ls lists them.';
  return { text, error: { text: complaints.join('\n'), exitCode: 1, note } };
}

function printed(text: string): Printed {
  return { text, error: null };
}

function failedWith(text: string, error: CliError): Printed {
  return { text, error };
}

function failed(text: string, exitCode: number, note?: string): Printed {
  return { text: '', error: { text, exitCode, ...(note === undefined ? {} : { note }) } };
}

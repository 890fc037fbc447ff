import { operationNames, operationShape } from '../api/dispatch.ts';
import type { Structure } from '../api/shape.ts';
import { type Members, SERVICES, type ServiceName } from '../api/wire.ts';
import { failure, type Result, success } from '../model/result.ts';
import { checkedInput } from './checked-input.ts';
import {
  type CliError,
  CliProblem,
  INVALID,
  OTHER,
  SHELL,
  unknownOptions,
  usageProblem,
} from './cli-error.ts';
import { SUBCOMMANDS } from './command-names.ts';
import { optionName } from './option-name.ts';
import {
  closeMatches,
  invalidChoice,
  looksLikeOption,
  type SortedWords,
  sortWords,
} from './option-words.ts';
import { GLOBAL_OPTIONS, memberOptions, operationOptions } from './options.ts';
import { type Paging, paginatorOf, pagingOptions, readPaging } from './pagination.ts';
import { describeShellProblem, readWords } from './shell-words.ts';
import { skeletonOf } from './skeleton.ts';

export type OutputFormat = 'json' | 'text' | 'table';

/** A command of the AWS CLI, understood. */
export type Command =
  | CallCommand
  /** A request to fill in is to be printed; nothing is asked of anybody. */
  | { readonly type: 'skeleton'; readonly skeleton: unknown };

/** What to ask of the service, and how to show the answer. */
export interface CallCommand {
  readonly type: 'call';
  readonly service: ServiceName;
  /** As the API Reference spells it: `PutEvents`. */
  readonly operation: string;
  /** As the one door takes it (`ApiRequest`). */
  readonly input: Members;
  readonly output: OutputFormat;
  /** A JMESPath expression. */
  readonly query: string | null;
  /** As it was asked for; `null`: the account's own. */
  readonly region: string | null;
  /** `null`: the answer is shown as it comes. */
  readonly paging: Paging | null;
  /** Where `aws lambda invoke` puts the function's answer. */
  readonly outfile: string | null;
}

/**
 * Understands one command line of the AWS CLI, version 2, or says what it would have said: the
 * grammar, the options of each operation and the checks before sending come from the models of the
 * requests.
 */
export function parseCommand(line: string): Result<Command, CliError> {
  const words = readWords(line);
  if (!words.ok) {
    return failure({ text: `bash: ${describeShellProblem(words.error)}`, exitCode: SHELL });
  }
  try {
    return success(understand(words.value.map(({ text }) => text)));
  } catch (problem) {
    if (problem instanceof CliProblem) return failure(problem.error);
    throw problem;
  }
}

function understand(words: readonly string[]): Command {
  // A prompt is often copied along.
  const [program = '', ...rest] = words[0] === '$' ? words.slice(1) : words;
  if (program !== 'aws') {
    throw new CliProblem({ text: `bash: ${program}: command not found`, exitCode: 127 });
  }
  const global = sortWords(rest, GLOBAL_OPTIONS);
  const place = global.rest.findIndex((word) => !looksLikeOption(word));
  if (place < 0) throw usageProblem('the following arguments are required: command');
  const service = serviceOf(global.rest[place] ?? '');
  const settings = readSettings(global);
  const others = global.rest.toSpliced(place, 1);
  const subplace = others.findIndex((word) => !looksLikeOption(word));
  const subcommand = others[subplace];
  if (subcommand === undefined) {
    throw usageProblem('the following arguments are required: operation');
  }
  const { operation, shape } = operationOf(service, subcommand);
  const members = memberOptions(shape);
  const paginator = paginatorOf(service, operation);
  const table = operationOptions(members, pagingOptions(paginator));
  const sorted = sortWords(others.toSpliced(subplace, 1), table);
  const hasOutfile = operation === 'Invoke';
  const outplace = hasOutfile ? sorted.rest.findIndex((word) => !looksLikeOption(word)) : -1;
  const outfile = sorted.rest[outplace] ?? null;
  const isSkeleton = sorted.values.has('--generate-cli-skeleton');
  const isDescribed = isSkeleton || sorted.values.has('--cli-input-json');
  const missing = [...members]
    .filter(([name, { required }]) => required && !isDescribed && !sorted.values.has(name))
    .map(([name]) => name);
  if (hasOutfile && outfile === null && !isSkeleton) missing.push('outfile');
  if (missing.length > 0) {
    throw usageProblem(`the following arguments are required: ${missing.join(', ')}`);
  }
  const unknown = sorted.rest.filter((_, index) => index !== outplace);
  if (unknown.length > 0) throw unknownOptions(unknown);
  if (sorted.values.has('--cli-input-yaml')) {
    throw notSimulated('--cli-input-yaml is not simulated.');
  }
  if (isSkeleton) {
    const kind = sorted.values.get('--generate-cli-skeleton')?.[0] ?? 'input';
    if (kind !== 'input') throw notSimulated(`--generate-cli-skeleton ${kind} is not simulated.`);
    return { type: 'skeleton', skeleton: skeletonOf(shape) };
  }
  const isRaw = global.values.get('--cli-binary-format')?.[0] === 'raw-in-base64-out';
  const isOff = global.values.has('--no-paginate');
  const { paging, values } = readPaging(paginator, members, sorted.values, isOff);
  const input = checkedInput(shape, members, values, isRaw);
  return { type: 'call', service, operation, input, ...settings, paging, outfile };
}

function serviceOf(name: string): ServiceName {
  const service = SERVICES.find((each) => each === name);
  if (service) return service;
  const [meant] = closeMatches(name, SERVICES);
  throw new CliProblem({
    text: `aws: ${name} is not simulated.`,
    exitCode: INVALID,
    about: name,
    note: `${meant ? `Did you mean ${meant}? ` : ''}The services here are ${[...SERVICES].sort().join(', ')}.`,
  });
}

function operationOf(
  service: ServiceName,
  subcommand: string,
): { operation: string; shape: Structure } {
  const operation = operationNames(service).find((name) => optionName(name) === subcommand);
  const shape = operation === undefined ? null : operationShape(service, operation);
  if (operation !== undefined && shape) {
    return { operation, shape: operation === 'PutEvents' ? withEntries(shape) : shape };
  }
  if (!SUBCOMMANDS[service].includes(subcommand)) {
    const choices = [...SUBCOMMANDS[service], 'help'];
    throw usageProblem(invalidChoice('operation', subcommand, choices), subcommand);
  }
  const names = operationNames(service).map(optionName).sort().join(', ');
  throw notSimulated(
    `aws ${service} ${subcommand} is not simulated.`,
    `Of ${service} there are ${names}.`,
  );
}

/** The service words this bound itself, so that its model here has it not; the client checks it. */
function withEntries(shape: Structure): Structure {
  const { Entries } = shape.members;
  if (Entries?.type !== 'list') return shape;
  return { ...shape, members: { ...shape.members, Entries: { ...Entries, least: 1 } } };
}

function notSimulated(text: string, note?: string): CliProblem {
  return new CliProblem({ text, exitCode: OTHER, ...(note === undefined ? {} : { note }) });
}

/** What is about the answer, and not about the request. */
function readSettings({ values }: SortedWords): Pick<CallCommand, 'output' | 'query' | 'region'> {
  const one = (name: string) => values.get(name)?.[0] ?? null;
  const endpoint = one('--endpoint-url');
  if (endpoint !== null && !/^[a-z][a-z0-9+.-]*:/i.test(endpoint)) {
    throw new CliProblem({
      text: `Bad value for --endpoint-url "${endpoint}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
      exitCode: INVALID,
      about: '--endpoint-url',
    });
  }
  const output = one('--output') ?? 'json';
  if (output !== 'json' && output !== 'text' && output !== 'table') {
    throw notSimulated(`--output ${output} is not simulated.`);
  }
  return { output, query: one('--query'), region: one('--region') };
}

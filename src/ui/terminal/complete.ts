import { operationNames, operationShape } from '../../core/api/dispatch.ts';
import { queueUrl } from '../../core/api/sqs/queue-url.ts';
import { SERVICES, type ServiceName } from '../../core/api/wire.ts';
import { optionName } from '../../core/cli/option-name.ts';
import { GLOBAL_OPTIONS, memberOptions, operationOptions } from '../../core/cli/options.ts';
import { paginatorOf, pagingOptions } from '../../core/cli/pagination.ts';
import { OWN_COMMANDS } from '../../core/cli/shell.ts';
import { archiveArn, busArn, queueArn, resourceArn } from '../../core/model/arn.ts';
import type { Scenario } from '../../core/model/scenario.ts';

/** What a word that is being written may become. */
export interface Completion {
  /** Where the word begins in the line. */
  readonly from: number;
  /** Whole words, at least one, without a common beginning beyond what is written if several. */
  readonly words: readonly string[];
  /** What is to stand in place of what is written, up to the caret. */
  readonly text: string;
}

export type Names = Pick<
  Scenario,
  'account' | 'region' | 'buses' | 'queues' | 'functions' | 'topics' | 'archives'
>;

/**
 * Completes the word before the caret: a command, a service, an operation, an option, or the name of
 * something in the scenario. `null`: there is nothing to complete.
 *
 * @param before the line up to the caret
 */
export function complete(
  before: string,
  names: Names,
  files: readonly string[],
): Completion | null {
  const from = before.search(/\S*$/);
  const written = before.slice(from);
  const earlier = before.slice(0, from).trim();
  if (earlier === '' && written === '') return null;
  // Within quotes words have spaces in them, and are a person's own.
  if (/["'\\]/.test(written)) return null;
  const words = earlier === '' ? [] : earlier.split(/\s+/);
  const possible = possibleWords(words, written, names, files);
  const found = [...new Set(possible)].filter((word) => word.startsWith(written)).sort();
  const [first] = found;
  if (first === undefined) return null;
  const text = found.length === 1 ? `${first} ` : commonBeginning(found);
  return { from, words: found, text };
}

function possibleWords(
  words: readonly string[],
  written: string,
  names: Names,
  files: readonly string[],
): readonly string[] {
  const [program, ...rest] = words[0] === '$' ? words.slice(1) : words;
  if (program === undefined) return ['aws', ...OWN_COMMANDS];
  if (program === 'cat') return files;
  if (program !== 'aws') return [];
  const last = rest.at(-1) ?? '';
  const globals = [...GLOBAL_OPTIONS.keys()];
  const choices = GLOBAL_OPTIONS.get(last)?.choices;
  if (choices) return choices.filter((choice) => !choice.startsWith('yaml'));
  const [service] = rest.flatMap((word) => SERVICES.filter((each) => each === word));
  if (!service) return written.startsWith('-') ? globals : [...SERVICES, 'help'];
  const operation = operationNames(service).find((name) => rest.includes(optionName(name)));
  const shape = operation === undefined ? null : operationShape(service, operation);
  if (operation === undefined || !shape) {
    if (written.startsWith('-')) return globals;
    return last === service ? [...operationNames(service).map(optionName), 'help'] : [];
  }
  if (written.startsWith('-')) {
    const paging = pagingOptions(paginatorOf(service, operation));
    const own = [...operationOptions(memberOptions(shape), paging).keys()];
    return [...own, ...globals].filter((option) => option === written || !rest.includes(option));
  }
  return resourceNames(service, operation, last, names);
}

/** What of the scenario an option asks for. */
function resourceNames(
  service: ServiceName,
  operation: string,
  option: string,
  names: Names,
): readonly string[] {
  const place = names;
  const buses = names.buses.map(({ name }) => name);
  const topics = names.topics.map(({ name }) => resourceArn(place, { type: 'sns-topic', name }));
  const queues = names.queues.map(({ name }) => name);
  switch (option) {
    case '--queue-url':
      return queues.map((name) => queueUrl(place, name));
    case '--queue-name':
      return queues;
    case '--source-arn':
    case '--destination-arn':
      return queues.map((name) => queueArn(place, name));
    case '--function-name':
      return names.functions.map(({ name }) => name);
    case '--topic-arn':
    case '--target-arn':
      return service === 'sns' ? topics : [];
    case '--event-bus-name':
      return buses;
    case '--event-source-arn':
      return operation === 'StartReplay'
        ? names.archives.map(({ name }) => archiveArn(place, name))
        : buses.map((name) => busArn(place, name));
    case '--archive-name':
      return names.archives.map(({ name }) => name);
    case '--rule':
      return ruleNames(names);
    case '--name':
      return operation.endsWith('EventBus') ? buses : ruleNames(names);
    default:
      return [];
  }
}

function ruleNames({ buses }: Names): readonly string[] {
  return buses.flatMap(({ rules }) => rules.map(({ name }) => name));
}

function commonBeginning(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

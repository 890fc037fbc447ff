import type { ServiceName } from '../api/wire.ts';
import { CliProblem, OTHER, usageProblem } from './cli-error.ts';
import { optionName } from './option-name.ts';
import type { MemberOption } from './options.ts';

/** How an operation answers in pages, by the names of its members. */
export interface Paginator {
  readonly input: string;
  readonly output: string;
  /** How many there are to be in a page; `null` if one cannot say. */
  readonly limit: string | null;
  readonly result: string;
}

const byNextToken = (result: string, limit: string | null): Paginator => ({
  ...{ input: 'NextToken', output: 'NextToken', limit, result },
});

/** Those operations that the AWS CLI pages through by itself; the others leave it to their options. */
const PAGINATORS: Readonly<Record<ServiceName, Readonly<Record<string, Paginator>>>> = {
  events: {
    ListRules: byNextToken('Rules', 'Limit'),
    ListRuleNamesByTarget: byNextToken('RuleNames', 'Limit'),
    ListTargetsByRule: byNextToken('Targets', 'Limit'),
  },
  sqs: { ListQueues: byNextToken('QueueUrls', 'MaxResults') },
  sns: { ListTopics: byNextToken('Topics', null) },
  lambda: {
    ListFunctions: {
      ...{ input: 'Marker', output: 'NextMarker', limit: 'MaxItems', result: 'Functions' },
    },
  },
};

export function paginatorOf(service: ServiceName, operation: string): Paginator | null {
  const paginators = PAGINATORS[service];
  return Object.hasOwn(paginators, operation) ? (paginators[operation] ?? null) : null;
}

/** What was asked for about pages. */
export interface Paging {
  readonly paginator: Paginator;
  readonly startingToken: string | null;
  readonly maximumItems: number | null;
}

const OPTIONS = ['--starting-token', '--page-size', '--max-items'] as const;

/** The options of paging that an operation has; one of them may hide a member's of that name. */
export function pagingOptions(paginator: Paginator | null): readonly string[] {
  if (!paginator) return [];
  return OPTIONS.filter((option) => option !== '--page-size' || paginator.limit !== null);
}

/**
 * Reads what the options say about pages, and the values that are left for the members. Whoever gives a
 * member's own token or limit pages by hand. Throws a `CliProblem`.
 *
 * @param isOff whether `--no-paginate` was said
 */
export function readPaging(
  paginator: Paginator | null,
  members: ReadonlyMap<string, MemberOption>,
  values: ReadonlyMap<string, readonly string[]>,
  isOff: boolean,
): { readonly paging: Paging | null; readonly values: ReadonlyMap<string, readonly string[]> } {
  if (!paginator) return { paging: null, values };
  const own = (member: string | null) => (member === null ? null : `--${optionName(member)}`);
  const limit = own(paginator.limit);
  const isByHand = [own(paginator.input), limit].some(
    (option) => option !== null && option !== '--max-items' && values.has(option),
  );
  if (isOff || isByHand) {
    const used = OPTIONS.filter((option) => values.has(option) && !members.has(option));
    if (used.length === 0) return { paging: null, values };
    const text = `Error during pagination: Cannot specify --no-paginate along with pagination arguments: ${used.join(', ')}`;
    throw new CliProblem({ text, exitCode: OTHER, about: used[0] ?? '' });
  }
  const one = (option: string) => values.get(option)?.[0] ?? null;
  const size = wholeNumber('--page-size', one('--page-size'));
  const left = new Map([...values].filter(([name]) => !OPTIONS.some((option) => option === name)));
  if (size !== null && limit !== null) left.set(limit, [String(size)]);
  const maximumItems = wholeNumber('--max-items', one('--max-items'));
  return {
    paging: { paginator, startingToken: one('--starting-token'), maximumItems },
    values: left,
  };
}

function wholeNumber(option: string, text: string | null): number | null {
  if (text === null || /^[-+]?\d+$/.test(text)) return text === null ? null : Number(text);
  throw usageProblem(`argument ${option}: invalid int value: '${text}'`, option);
}

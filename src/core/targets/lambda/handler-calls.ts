import type { Instant } from '../../model/brand.ts';
import type { ServiceCall } from '../../model/invocation.ts';

/** What a handler has asked of AWS, and the ids that it was told. */
export interface HandlerCall {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  /** By the part of the request that each is for: its place, its own id, or nothing. */
  readonly ids: Readonly<Record<string, string>>;
  /** The places of entries that are above the account's rate. */
  readonly throttled: readonly number[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The calls that may have an effect, each with its moment. */
export function handlerCallsOf(
  calls: readonly ServiceCall[],
): readonly { readonly at: Instant; readonly call: HandlerCall }[] {
  return calls.flatMap(({ at, service, operation, input, output, question }) => {
    if (question !== undefined) return [];
    const answer = fieldsOf(output);
    // The service refused the call: nothing has happened, except where the refusal itself is on record.
    if ('__type' in answer && service !== 'events') return [];
    const told = { ids: idsOf(answer), throttled: throttledOf(answer) };
    return [{ at, call: { service, operation, input, ...told } }];
  });
}

/** The ids in an answer of any service; those of a batch are by the ids of its entries. */
function idsOf(answer: Fields): Readonly<Record<string, string>> {
  const told: readonly (readonly [string, unknown])[] = Array.isArray(answer.Entries)
    ? answer.Entries.map((entry, index) => [String(index), fieldsOf(entry).EventId])
    : Array.isArray(answer.Successful)
      ? answer.Successful.map(fieldsOf).map(({ Id, MessageId }) => [String(Id), MessageId])
      : [['', answer.MessageId]];
  return Object.fromEntries(
    told.flatMap(([key, id]) => (typeof id === 'string' ? [[key, id]] : [])),
  );
}

function throttledOf({ Entries }: Fields): readonly number[] {
  if (!Array.isArray(Entries)) return [];
  return Entries.flatMap((entry, place) =>
    fieldsOf(entry).ErrorCode === 'ThrottlingException' ? [place] : [],
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

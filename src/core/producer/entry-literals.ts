import type { HandlerLanguage } from '../model/lambda-runtime.ts';
import type { Span } from '../model/span.ts';
import { closingOf, stringText, type Token, tokensOf } from './tokens.ts';

/** A member of an object that is written out in a program. */
export interface LiteralMember {
  readonly key: string;
  /** The key as it is written, its quotes included. */
  readonly keySpan: Span;
  /** JavaScript's `{ detail }`: the value is not written. */
  readonly isShorthand: boolean;
  readonly value: readonly Token[];
  readonly valueSpan: Span;
}

export interface EntryLiteral {
  readonly members: readonly LiteralMember[];
  /** The keyword or key `Entries`, as it is written before the list that the entry is in. */
  readonly list: (Span & { readonly text: string }) | null;
}

/** What PutEvents calls a member, by the ways in which one may write it. */
const MEMBERS: Readonly<Record<string, string>> = {
  source: 'Source',
  detailtype: 'DetailType',
  detail: 'Detail',
  eventbusname: 'EventBusName',
  eventbus: 'EventBusName',
  time: 'Time',
  resources: 'Resources',
  traceheader: 'TraceHeader',
};

/** The API's name of a member: `DetailType` for `detail-type`, `detail_type`, `detailType`. */
export function apiNameOf(key: string): string | null {
  const plain = key.toLowerCase().replace(/[-_]/g, '');
  return Object.hasOwn(MEMBERS, plain) ? (MEMBERS[plain] ?? null) : null;
}

/**
 * The entries of PutEvents that a program writes out as objects: those in a list called `Entries`, or,
 * where there is none, objects that have a source and a detail type. A pattern has these too, but lists
 * for their values.
 */
export function entryLiterals(code: string, language: HandlerLanguage): readonly EntryLiteral[] {
  const tokens = tokensOf(code, language);
  const listed: EntryLiteral[] = [];
  const likely: EntryLiteral[] = [];
  tokens.forEach((token, place) => {
    if (token.text !== '{') return;
    const members = membersOf(tokens, place);
    if (!members) return;
    const list = listBefore(tokens, place);
    if (list) listed.push({ members, list });
    else if (isLikely(members)) likely.push({ members, list: null });
  });
  return listed.length > 0 ? listed : likely;
}

function isLikely(members: readonly LiteralMember[]): boolean {
  const names = members.map(({ key }) => apiNameOf(key));
  const isPattern = members.some(
    ({ key, value }) => apiNameOf(key) !== 'Resources' && value[0]?.text === '[',
  );
  return names.includes('Source') && names.includes('DetailType') && !isPattern;
}

/** The word `Entries` before the list that an object stands in directly. */
function listBefore(tokens: readonly Token[], place: number): EntryLiteral['list'] {
  let depth = 0;
  for (let at = place - 1; at >= 0; at--) {
    const { text } = tokens[at] ?? { text: '' };
    if (/^[)\]}]$/.test(text)) depth++;
    else if (/^[([{]$/.test(text) && depth-- === 0) {
      if (text !== '[') return null;
      const sign = tokens[at - 1];
      const name = tokens[at - 2];
      if (!name || !sign || !/^[=:]$/.test(sign.text)) return null;
      const written = stringText(name) ?? name.text;
      return written.toLowerCase() === 'entries'
        ? { from: name.from, to: name.to, text: written }
        : null;
    }
  }
  return null;
}

/** The members of the object that opens at a place; `null` for what is none, such as a block. */
function membersOf(tokens: readonly Token[], open: number): readonly LiteralMember[] | null {
  const close = closingOf(tokens, open);
  if (close === null) return null;
  const members: LiteralMember[] = [];
  for (let place = open + 1; place < close; ) {
    const end = endOfMember(tokens, place, close);
    const member = memberOf(tokens.slice(place, end));
    if (member) members.push(member);
    place = end + 1;
  }
  return members.length > 0 ? members : null;
}

function endOfMember(tokens: readonly Token[], from: number, close: number): number {
  for (let place = from; place < close; place++) {
    const { text } = tokens[place] ?? { text: '' };
    if (text === ',') return place;
    if (/^[([{]$/.test(text)) place = closingOf(tokens, place) ?? close;
  }
  return close;
}

function memberOf(tokens: readonly Token[]): LiteralMember | null {
  const [name, colon, ...value] = tokens;
  if (!name || name.type === 'mark') return null;
  const key = stringText(name) ?? (name.type === 'word' ? name.text : null);
  if (key === null) return null;
  const keySpan = { from: name.from, to: name.to };
  if (!colon) {
    if (name.type !== 'word') return null;
    return { key, keySpan, isShorthand: true, value: [name], valueSpan: keySpan };
  }
  const [first, last] = [value[0], value.at(-1)];
  if (colon.text !== ':' || !first || !last) return null;
  const valueSpan = { from: first.from, to: last.to };
  return { key, keySpan, isShorthand: false, value, valueSpan };
}

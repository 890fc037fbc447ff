import { envelopeOf } from '../bus/envelope.ts';
import { readEventInput } from '../bus/event-input.ts';
import { checkEntry } from '../bus/put-events.ts';
import type { Place } from '../model/arn.ts';
import type { Instant } from '../model/brand.ts';
import { decodeBase64 } from './base64.ts';
import { COLON, COMMA, isSpace, OPEN_BRACE, QUOTE, withStop } from './bytes.ts';
import { endOfString, isEvent, JsonScanner } from './json-scanner.ts';
import { unescapeString } from './json-string.ts';
import type { ProblemCode } from './problem.ts';
import { RecordSplitter } from './record-splitter.ts';

/** What an event was wrapped in, from the outside. */
export type Wrapping =
  | 'sqs-message'
  | 'sns-notification'
  | 'log-event'
  | 'put-events-entry'
  | 'kinesis-record'
  | 'failed-invocation'
  | 'string';

/** A record holds events, or has a problem, or is of no interest. */
export type Reading = 'events' | 'nothing' | ProblemCode;

type Span = readonly [from: number, to: number];
type Members = ReadonlyMap<string, Span>;

/** The members that hold what was sent, and who wraps it so; the first that leads to an event counts. */
const WRAPPERS: readonly (readonly [name: string, wrapping: Wrapping, isBase64?: true])[] = [
  ['body', 'sqs-message'],
  ['Body', 'sqs-message'],
  ['Message', 'sns-notification'],
  ['Sns', 'sns-notification'],
  ['@message', 'log-event'],
  ['message', 'log-event'],
  ['event', 'log-event'],
  ['requestPayload', 'failed-invocation'],
  ['kinesis', 'kinesis-record'],
  ['data', 'kinesis-record', true],
  ['Data', 'kinesis-record', true],
];

/** An event in SNS in SQS in a log is three deep. */
const DEEPEST_WRAPPING = 6;

/** Where entries of `PutEvents` are taken to be put, and when. */
export interface PutFacts extends Place {
  readonly receivedAt: Instant;
  readonly id: string;
}

/** Finds the events that a record is or holds, as texts for a matcher. */
export class EventReader {
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #facts: PutFacts;
  readonly #found: (event: string, wrapping: Wrapping | null) => void;
  readonly #scanner = new JsonScanner();
  /** What `PutEvents` says of the latest entry that it refuses. */
  refusal: string | null = null;
  /** The outermost, of the record that is being read. */
  #wrapping: Wrapping | null = null;

  /** @param decode UTF-8 to text, with replacements for what is none */
  constructor(
    decode: (bytes: Uint8Array) => string,
    facts: PutFacts,
    found: (event: string, wrapping: Wrapping | null) => void,
  ) {
    this.#decode = decode;
    this.#facts = facts;
    this.#found = found;
  }

  /** A JSON object or string that has been scanned, with the names that were seen in it. */
  readValue(bytes: Uint8Array, from: number, to: number, keys: number): Reading {
    this.#wrapping = null;
    return this.#readValue(bytes, from, to, keys, 0);
  }

  /** Any text, with a zero byte behind it. */
  readText(bytes: Uint8Array, wrapping: Wrapping): Reading {
    this.#wrapping = wrapping;
    return this.#readText(bytes, 1);
  }

  #readValue(bytes: Uint8Array, from: number, to: number, keys: number, depth: number): Reading {
    if (isEvent(keys)) {
      this.#found(this.#decode(bytes.subarray(from, to)), this.#wrapping);
      return 'events';
    }
    if (bytes[from] === QUOTE) {
      this.#wrapping ??= 'string';
      return this.#readText(unescapeString(bytes, from + 1, to - 1), depth + 1);
    }
    return this.#readObject(bytes, [from, to], depth);
  }

  #readObject(bytes: Uint8Array, span: Span, depth: number): Reading {
    const members = this.#membersOf(bytes, span);
    if (members.has('Source') || members.has('DetailType')) {
      this.#wrapping ??= 'put-events-entry';
      return this.#readEntry(this.#decode(bytes.subarray(...span)));
    }
    // A row of `get-query-results` is a list of its fields.
    const field = members.get('field');
    const value = members.get('value');
    if (field && value && members.size === 2) {
      this.#wrapping ??= 'log-event';
      const isMessage = this.#decode(bytes.subarray(...field)) === '"@message"';
      return isMessage ? this.#readMember(bytes, value, false, depth) : 'nothing';
    }
    const before = this.#wrapping;
    for (const [name, wrapping, isBase64] of WRAPPERS) {
      const member = members.get(name);
      if (!member) continue;
      this.#wrapping = before ?? wrapping;
      const reading = this.#readMember(bytes, member, isBase64 ?? false, depth);
      if (reading === 'events' || reading === 'entry-refused') return reading;
    }
    this.#wrapping = before;
    if (members.has('source')) return 'no-detail-type';
    if (members.has('detail-type')) return 'no-source';
    return 'no-event';
  }

  #readMember(bytes: Uint8Array, [from, to]: Span, isBase64: boolean, depth: number): Reading {
    if (bytes[from] === OPEN_BRACE) {
      return this.#readText(withStop(bytes.subarray(from, to)), depth + 1);
    }
    if (bytes[from] !== QUOTE) return 'no-event';
    const text = isBase64
      ? decodeBase64(bytes, from + 1, to - 1)
      : unescapeString(bytes, from + 1, to - 1);
    return text ? this.#readText(text, depth + 1) : 'no-event';
  }

  #readText(bytes: Uint8Array, depth: number): Reading {
    if (depth > DEEPEST_WRAPPING) return 'no-event';
    const to = bytes.length - 1;
    // Nearly always it is one event and nothing else.
    const scan = this.#scanner.scan(bytes, 0, to, true);
    const { position, keys } = this.#scanner;
    if (scan === 'value' && position === to && isEvent(keys)) {
      return this.#readValue(bytes, 0, to, keys, depth);
    }
    const splitter = new RecordSplitter();
    splitter.push(bytes.subarray(0, to));
    splitter.finish();
    let reading: Reading = 'no-event';
    for (;;) {
      const split = splitter.next();
      if (split === 'end' || split === 'more') return reading;
      if (split === 'problem') continue;
      const { start, end } = splitter;
      const found = this.#readValue(splitter.window.bytes, start, end, splitter.keys, depth);
      if (reading === 'no-event' || found === 'events') reading = found;
    }
  }

  /** The members of an object that has been scanned, with the places of their values. */
  #membersOf(bytes: Uint8Array, [from, to]: Span): Members {
    const members = new Map<string, Span>();
    let at = from + 1;
    for (;;) {
      while (isSpace(bytes[at]) || bytes[at] === COMMA) at++;
      if (bytes[at] !== QUOTE) return members;
      const keyEnd = endOfString(bytes, at);
      const key = this.#decode(bytes.subarray(at + 1, keyEnd - 1));
      at = keyEnd;
      while (isSpace(bytes[at]) || bytes[at] === COLON) at++;
      this.#scanner.scan(bytes, at, to, false);
      members.set(key, [at, this.#scanner.position]);
      at = this.#scanner.position;
    }
  }

  #readEntry(text: string): Reading {
    const input = readEventInput(text);
    if (!input.ok) return 'no-event';
    for (const { entry } of input.value.entries) {
      const problem = checkEntry(entry);
      if (problem) {
        this.refusal = `${problem.ErrorCode}: ${problem.ErrorMessage}`;
        return 'entry-refused';
      }
      this.#found(envelopeOf(entry, this.#facts), this.#wrapping);
    }
    return 'events';
  }
}

import { Random } from '../clock/random.ts';
import { instant } from '../model/brand.ts';
import { Matcher } from '../pattern/matcher.ts';
import { readRulePattern } from '../pattern/rule-pattern.ts';
import { LINE_FEED } from './bytes.ts';
import { oneLine } from './downloads.ts';
import { EventReader, type Wrapping } from './event-reader.ts';
import type { ProblemCode } from './problem.ts';
import { problemMessage } from './problem-message.ts';
import { EXCERPT_BYTES, type RecordSource } from './record-source.ts';
import type {
  BulkCounts,
  BulkRequest,
  BulkSamples,
  CheckedRule,
  EventSample,
  ProblemSample,
} from './report.ts';
import { Reservoir } from './reservoir.ts';

/** How many events of each kind can be looked at afterwards. */
export const SAMPLES_OF_RULE = 5;
export const SAMPLES_UNMATCHED = 10;
export const MOST_PROBLEMS = 20;
/** How much of the events that no rule takes can be saved. */
export const MOST_UNMATCHED = 10_000;
export const MOST_UNMATCHED_CHARACTERS = 16_000_000;
/** All samples together, in characters, so that memory is bounded whatever the events' size. */
const MOST_SAMPLE_CHARACTERS = 32_000_000;
/** So many records pass between two looks at the time. */
const RECORDS_A_LOOK = 16;
/** More than that of a broken record is not read a second time to say what is wrong. */
const MOST_EXPLAINED_BYTES = 1_000_000;
/** As in previews: the service would draw one. */
const PUT_EVENT_ID = '00000000-0000-4000-8000-000000000000';

interface RuleTally {
  readonly rule: CheckedRule;
  readonly error: string | null;
  readonly samples: Reservoir<EventSample>;
  matches: number;
}

/**
 * Checks a stream of events of any length against rules: counts, and a few samples of everything. The
 * result follows from the bytes, the rules and the seed, and not from how the bytes come in pieces.
 *
 * A disabled rule is counted like the others but takes no event.
 */
export class BulkCheck {
  readonly #source: RecordSource;
  readonly #reader: EventReader;
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #matcher = new Matcher<string>();
  readonly #tallies: readonly RuleTally[];
  readonly #tallyOf = new Map<string, RuleTally>();
  readonly #unmatchedSamples: Reservoir<EventSample>;
  readonly #unmatchedEvents: string[] = [];
  readonly #problems: ProblemSample[] = [];
  readonly #problemCodes = new Map<ProblemCode, number>();
  readonly #wrappings = new Map<Wrapping, number>();
  #unmatchedCharacters = 0;
  #sampleCharacters = 0;
  #events = 0;
  #matched = 0;
  #problemCount = 0;

  /** @param decode UTF-8 to text, with replacements for what is none */
  constructor(request: BulkRequest, source: RecordSource, decode: (bytes: Uint8Array) => string) {
    this.#source = source;
    this.#decode = decode;
    const { account, region, startsAt } = request;
    const receivedAt = instant(Date.parse(startsAt));
    this.#reader = new EventReader(
      decode,
      { account, region, receivedAt, id: PUT_EVENT_ID },
      (event, wrapping) => this.#match(event, wrapping),
    );
    const random = new Random(request.seed, 'bulk');
    this.#unmatchedSamples = new Reservoir(SAMPLES_UNMATCHED, random.fork('unmatched'));
    this.#tallies = request.rules.map((rule) => {
      const key = `${rule.bus}/${rule.name}`;
      const parsed = readRulePattern(rule.name, rule.pattern);
      const error = parsed.ok ? null : parsed.error.message;
      const samples = new Reservoir<EventSample>(SAMPLES_OF_RULE, random.fork(key));
      const tally = { rule, error, samples, matches: 0 };
      if (parsed.ok) {
        this.#matcher.add(key, parsed.value);
        this.#tallyOf.set(key, tally);
      }
      return tally;
    });
  }

  push(bytes: Uint8Array): void {
    this.#source.push(bytes);
  }

  finish(): void {
    this.#source.finish();
  }

  /**
   * Works on what was pushed until bytes are needed (`more`), all is done (`end`) or `isTimeUp`
   * (`paused`), which is asked now and then.
   */
  work(isTimeUp: () => boolean): 'more' | 'paused' | 'end' {
    for (let records = 1; ; records++) {
      const split = this.#source.next();
      switch (split) {
        case 'record': {
          const reading = this.#source.read(this.#reader);
          if (reading !== 'events' && reading !== 'nothing') this.#note(reading, false);
          break;
        }
        case 'problem':
          this.#note(this.#source.problem, true);
          break;
        default:
          return split;
      }
      if (records % RECORDS_A_LOOK === 0 && isTimeUp()) return 'paused';
    }
  }

  counts(): BulkCounts {
    return {
      events: this.#events,
      matched: this.#matched,
      unmatched: this.#events - this.#matched,
      problems: this.#problemCount,
      problemCodes: Object.fromEntries(this.#problemCodes),
      wrappings: Object.fromEntries(this.#wrappings),
      rules: this.#tallies.map(({ rule: { bus, name, isEnabled }, error, matches }) => ({
        bus,
        name,
        isEnabled,
        error,
        matches,
      })),
      isCutOff: this.#source.isCutOff,
    };
  }

  /** The first pieces of the file that are no event. */
  get problems(): readonly ProblemSample[] {
    return [...this.#problems];
  }

  samples(): BulkSamples {
    return {
      rules: this.#tallies.map(({ samples }) => inOrder(samples.items)),
      unmatched: inOrder(this.#unmatchedSamples.items),
      problems: this.problems,
    };
  }

  /** The first events that no enabled rule takes, a line each, up to the bounds above. */
  unmatchedLines(): readonly string[] {
    return this.#unmatchedEvents.map((event) => `${oneLine(event)}\n`);
  }

  #match(event: string, wrapping: Wrapping | null): void {
    this.#events++;
    if (wrapping) this.#wrappings.set(wrapping, (this.#wrappings.get(wrapping) ?? 0) + 1);
    let isTaken = false;
    for (const name of this.#matcher.matchText(event)) {
      const tally = this.#tallyOf.get(name);
      if (!tally) continue;
      tally.matches++;
      isTaken ||= tally.rule.isEnabled;
      this.#offer(tally.samples, event);
    }
    if (isTaken) {
      this.#matched++;
      return;
    }
    this.#offer(this.#unmatchedSamples, event);
    // Once one has no room none is kept, so that what can be saved is the beginning without a gap.
    this.#unmatchedCharacters += event.length;
    const hasRoom = this.#unmatchedCharacters <= MOST_UNMATCHED_CHARACTERS;
    if (hasRoom && this.#unmatchedEvents.length < MOST_UNMATCHED) this.#unmatchedEvents.push(event);
  }

  #offer(samples: Reservoir<EventSample>, event: string): void {
    const place = samples.offer();
    if (place === null) return;
    const before = samples.items[place];
    this.#sampleCharacters -= before?.text?.length ?? 0;
    const hasRoom = this.#sampleCharacters + event.length <= MOST_SAMPLE_CHARACTERS;
    if (hasRoom) this.#sampleCharacters += event.length;
    samples.keep(place, { ...this.#placeOf(this.#source.start), text: hasRoom ? event : null });
  }

  #placeOf(at: number) {
    const { window } = this.#source;
    return { line: window.lineOf(at), offset: window.offsetOf(at) };
  }

  /** @param isBroken whether the record's end is where something is wrong, and not its end */
  #note(code: ProblemCode, isBroken: boolean): void {
    this.#problemCount++;
    this.#problemCodes.set(code, (this.#problemCodes.get(code) ?? 0) + 1);
    if (this.#problems.length >= MOST_PROBLEMS) return;
    const { start, end, window } = this.#source;
    const { bytes, length } = window;
    const line = bytes.indexOf(LINE_FEED, start);
    const shownEnd = Math.max(end, isBroken ? (line < 0 ? length : line) : end);
    const excerptEnd = Math.min(shownEnd, length, start + EXCERPT_BYTES);
    const excerpt = this.#decode(bytes.subarray(start, excerptEnd));
    const explainedEnd = Math.min(length, end + (isBroken ? EXCERPT_BYTES : 0));
    const isLong = explainedEnd - start > MOST_EXPLAINED_BYTES;
    const text = isLong ? excerpt : this.#decode(bytes.subarray(start, explainedEnd));
    const message = problemMessage(code, text, this.#reader.refusal);
    const place = this.#placeOf(isBroken ? Math.min(end, length) : start);
    this.#problems.push({ ...place, code, message, excerpt });
  }
}

function inOrder(samples: readonly EventSample[]): readonly EventSample[] {
  return [...samples].sort((a, b) => a.offset - b.offset);
}

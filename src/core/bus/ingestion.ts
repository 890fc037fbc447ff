import type { Random } from '../clock/random.ts';
import { busName, type Place } from '../model/arn.ts';
import { type Instant, type Millis, millis } from '../model/brand.ts';
import type { BucketState } from '../model/bucket.ts';
import type { Scenario } from '../model/scenario.ts';
import { describeTransformFailure, transformInput } from '../transform/transform.ts';
import type { Delivery } from './delivery.ts';
import { envelopeOf, secondsText, withReplayName } from './envelope.ts';
import type { DeployedRule, DeployedTarget, EventBuses } from './event-bus.ts';
import {
  answerEntries,
  checkContent,
  checkRequest,
  type PutEventsEntry,
  type PutEventsRefusal,
  type PutEventsResponse,
} from './put-events.ts';
import type { Recorder } from './recorder.ts';
import { fullBucket, TokenBucket } from './token-bucket.ts';

/** Where a request comes from. */
export interface RequestOrigin {
  /** Index into the scenario's actions; `null` if a handler published the events. */
  readonly action: number | null;
  /** How many deliveries led here. */
  readonly hops: number;
  readonly cause: number | null;
  /** The ids that a handler was told already. */
  readonly ids?: readonly (string | null)[];
  /** Which entries it was told that the account's rate does not let in. */
  readonly throttled?: readonly number[];
  /** A service puts it, which would try again until it is let in. */
  readonly isFromService?: boolean;
  /** Where among all that was written each entry stands, if not all of it is one request. */
  readonly positions?: readonly number[];
}

export interface IngestionPorts {
  readonly record: Recorder;
  readonly now: () => Instant;
  /** No more is to be recorded. */
  readonly isFull: () => boolean;
  readonly scheduleFirstAttempt: (delivery: Delivery, delay: Millis) => void;
  /** An event has come to a bus, which may have archives. */
  readonly archive: (eventBus: string, eventId: string, event: string, cause: number) => void;
}

/** An event that the service has taken, on its bus. */
export interface IngestedEvent {
  readonly eventId: string;
  readonly eventBus: string;
  /** The envelope. */
  readonly event: string;
  readonly hops: number;
}

/**
 * `PutEvents` and what follows at once: the answer, the match against every rule of the bus, and a
 * delivery for each target of the rules that match.
 */
export class Ingestion {
  readonly #place: Place;
  readonly #buses: EventBuses;
  readonly #random: Random;
  readonly #ports: IngestionPorts;
  /** Whoever puts entries, by whatever call: there is one rate for the account. */
  readonly #quota: TokenBucket;
  #requests = 0;
  #deliveries = 0;
  #entriesFromOutside = 0;

  constructor(
    scenario: Place & Pick<Scenario, 'quotas'>,
    buses: EventBuses,
    random: Random,
    ports: IngestionPorts,
  ) {
    this.#place = scenario;
    this.#buses = buses;
    this.#random = random;
    this.#ports = ports;
    this.#quota = new TokenBucket(
      fullBucket(scenario.quotas.putEventsEntriesPerSecond, ports.now()),
    );
  }

  /** What is left of the account's rate. */
  get quota(): BucketState {
    return this.#quota.state;
  }

  /** How many entries did not follow from any delivery. */
  get entriesFromOutside(): number {
    return this.#entriesFromOutside;
  }

  put(
    entries: readonly PutEventsEntry[],
    origin: RequestOrigin,
  ): PutEventsResponse | PutEventsRefusal {
    const refusal = checkRequest(entries);
    if (refusal) {
      this.refuse(refusal.__type, refusal.message, origin);
      return refusal;
    }
    const requestId = this.#nextRequestId();
    const chance = this.#random.fork(`events/${requestId}`);
    const response = answerEntries(
      entries,
      () => chance.uuid(),
      (place) => this.#admits(place, origin),
    );
    const results = response.Entries.map((result, index) => {
      const known = origin.ids?.[index];
      return 'EventId' in result && known ? { EventId: known } : result;
    });
    if (origin.hops === 0) this.#entriesFromOutside += entries.length;
    for (const [index, result] of results.entries()) {
      const entryIndex = origin.positions?.[index] ?? index;
      this.#ingest(entries[index] ?? {}, result, { requestId, entryIndex }, origin);
    }
    return { ...response, Entries: results };
  }

  /** An event that an AWS service puts on a bus: it keeps the account and the Region it comes from. */
  putFromService(entry: PutEventsEntry, sender: Place, origin: RequestOrigin): void {
    const requestId = this.#nextRequestId();
    const EventId = this.#random.fork(`events/${requestId}`).uuid();
    const result = checkContent(entry) ?? { EventId };
    const entryIndex = origin.positions?.[0] ?? 0;
    this.#ingest(entry, result, { requestId, entryIndex }, origin, sender);
  }

  /** An event that a rule sends on from another bus of the account: it stays what it is. */
  forward(
    { eventId, event }: Pick<IngestedEvent, 'eventId' | 'event'>,
    eventBus: string,
    { hops, cause }: Pick<RequestOrigin, 'hops' | 'cause'>,
  ): void {
    const { record } = this.#ports;
    const identity = { requestId: this.#nextRequestId(), entryIndex: 0, eventBus };
    const receipt = record({ type: 'EVENT_RECEIPT', ...identity, action: null, hops }, cause);
    const unknownBus = !this.#buses.has(eventBus);
    const ingested = record(
      { type: 'EVENT_INGEST_SUCCESS', ...identity, eventId, event, unknownBus },
      receipt,
    );
    if (!unknownBus) this.#route({ eventId, eventBus, event, hops }, ingested);
  }

  /** An event comes to its bus again, for some of the rules or for all. */
  replay(
    { eventId, event }: Pick<IngestedEvent, 'eventId' | 'event'>,
    { name, bus, rules }: { name: string; bus: string; rules: readonly string[] | null },
    cause: number,
  ): void {
    const { record } = this.#ports;
    this.#entriesFromOutside++;
    const identity = { requestId: this.#nextRequestId(), entryIndex: 0, eventBus: bus };
    const facts = { action: null, hops: 0, replay: name };
    const receipt = record({ type: 'EVENT_RECEIPT', ...identity, ...facts }, cause);
    const again = withReplayName(event, name);
    const ingested = record(
      { type: 'EVENT_INGEST_SUCCESS', ...identity, eventId, event: again, unknownBus: false },
      receipt,
    );
    this.#route({ eventId, eventBus: bus, event: again, hops: 0 }, ingested, rules);
  }

  /** Starts a delivery to every target of a rule that fires by itself. */
  trigger(rule: DeployedRule, ingested: IngestedEvent, cause: number): void {
    this.#entriesFromOutside++;
    this.#startDeliveries(ingested, rule, cause);
  }

  /** Records a request of which nothing is put. */
  refuse(errorCode: string, errorMessage: string, { action, cause }: RequestOrigin): void {
    const requestId = this.#nextRequestId();
    const whole = { requestId, entryIndex: null, action };
    this.#ports.record({ type: 'EVENT_INGEST_FAILURE', ...whole, errorCode, errorMessage }, cause);
  }

  /** What a handler was told has been decided: its moment comes after its answer. */
  #admits(place: number, { ids, throttled, isFromService }: RequestOrigin): boolean {
    const now = this.#ports.now();
    if (throttled?.includes(place)) return false;
    if (!ids?.[place] && !isFromService) return this.#quota.take(now);
    this.#quota.owe(now);
    return true;
  }

  #nextRequestId(): string {
    return this.#random.fork(`request/${++this.#requests}`).uuid();
  }

  #ingest(
    entry: PutEventsEntry,
    result: PutEventsResponse['Entries'][number],
    { requestId, entryIndex }: { readonly requestId: string; readonly entryIndex: number },
    { action, hops, cause }: RequestOrigin,
    { account, region }: Place = this.#place,
  ): void {
    const { record, now } = this.#ports;
    const eventBus = busName(this.#place, entry.EventBusName ?? 'default');
    const receipt = record(
      { type: 'EVENT_RECEIPT', requestId, entryIndex, eventBus, action, hops },
      cause,
    );
    if ('ErrorCode' in result) {
      const { ErrorCode: errorCode, ErrorMessage: errorMessage } = result;
      record(
        { type: 'EVENT_INGEST_FAILURE', requestId, entryIndex, action, errorCode, errorMessage },
        receipt,
      );
      return;
    }
    const eventId = result.EventId;
    const event = envelopeOf(entry, { id: eventId, account, region, receivedAt: now() });
    const unknownBus = !this.#buses.has(eventBus);
    const ingested = record(
      { type: 'EVENT_INGEST_SUCCESS', requestId, entryIndex, eventId, eventBus, event, unknownBus },
      receipt,
    );
    if (!unknownBus) this.#route({ eventId, eventBus, event, hops }, ingested);
  }

  /**
   * Matches an event against the rules of its bus, or some of them, and starts a delivery to every
   * target.
   */
  #route(ingested: IngestedEvent, cause: number, only: readonly string[] | null = null): void {
    const { record, isFull, archive } = this.#ports;
    const { eventId, eventBus, event } = ingested;
    const start = record({ type: 'RULE_MATCH_START', eventId, eventBus }, cause);
    archive(eventBus, eventId, event, start);
    const rules = this.#buses
      .matching(eventBus, event)
      .filter(({ name }) => only === null || only.includes(name));
    if (rules.length === 0) {
      record({ type: 'NO_STANDARD_RULES_MATCHED', eventId, eventBus }, start);
    }
    for (const rule of rules) {
      const { name, arn } = rule;
      const match = record(
        { type: 'RULE_MATCH', eventId, eventBus, rule: name, ruleArn: arn },
        start,
      );
      if (isFull()) return;
      this.#startDeliveries(ingested, rule, match);
    }
  }

  #startDeliveries(ingested: IngestedEvent, rule: DeployedRule, cause: number): void {
    const receivedAt = this.#ports.now();
    const arrival = { receivedAt, ingestionTime: secondsText(receivedAt) };
    for (const target of rule.targets) {
      if (this.#ports.isFull()) return;
      this.#startDelivery(ingested, arrival, rule, target, cause);
    }
  }

  #startDelivery(
    { eventId, eventBus, event, hops }: IngestedEvent,
    { receivedAt, ingestionTime }: { readonly receivedAt: Instant; readonly ingestionTime: string },
    { name: rule, arn: ruleArn }: DeployedRule,
    { target, arn: targetArn }: DeployedTarget,
    cause: number,
  ): void {
    // By number: an event that comes round again has another delivery to the same target.
    const chance = this.#random.fork(`delivery/${++this.#deliveries}`);
    const predefined = { ruleName: rule, ruleArn, ingestionTime };
    const transformed = transformInput(target.input, event, predefined);
    const input = transformed.ok ? transformed.value.text : null;
    const inputProblem = transformed.ok
      ? null
      : { code: 'INVALID_JSON', message: describeTransformFailure(transformed.error) };
    const deliveryId = chance.uuid();
    const { id: targetId, resource } = target;
    const identity = { deliveryId, eventId, eventBus, rule, targetId, resource };
    const start = this.#ports.record(
      { type: 'INVOCATION_START', input, targetArn, ...identity },
      cause,
    );
    const delivery: Delivery = {
      ...{ identity, target, ruleArn, targetArn, event, input, inputProblem, receivedAt, hops },
      cause: start,
    };
    // About half a second lies between an event's arrival and the first attempt; the exact spread is
    // our choice.
    this.#ports.scheduleFirstAttempt(delivery, millis(chance.between(300, 700)));
  }
}

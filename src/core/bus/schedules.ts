import type { Random } from '../clock/random.ts';
import type { Place } from '../model/arn.ts';
import type { Instant } from '../model/brand.ts';
import { nextFireTime } from '../schedule/fire-times.ts';
import type { ScheduledRule } from './event-bus.ts';
import type { Recorder } from './recorder.ts';
import { scheduledEvent } from './scheduled-event.ts';

/** Scheduled work: the rule at this place of the list fires. */
export type ScheduleTask = number;

export interface SchedulePorts {
  readonly record: Recorder;
  readonly now: () => Instant;
  /** Index of the action of waiting that is under way, if one is. */
  readonly waiting: () => number | null;
  /** Quietly: that a schedule fires one day is no reason for time to pass. */
  readonly scheduleQuietly: (at: Instant, task: ScheduleTask) => void;
  /** Starts a delivery to every target of a rule. */
  readonly trigger: (
    scheduled: ScheduledRule,
    eventId: string,
    event: string,
    cause: number,
  ) => void;
}

/**
 * Rules that fire by the clock. They never end, so they fire as far as somebody wants time to pass and
 * no further: while what happened before plays to its end, they stand still.
 *
 *     made ── fires ── fires ── fires ──┤ horizon        (a later horizon goes on from there)
 */
export class Schedules {
  readonly #place: Place;
  readonly #rules: readonly ScheduledRule[];
  readonly #createdAt: Instant;
  readonly #random: Random;
  readonly #ports: SchedulePorts;
  /** Rules that wait for time to pass. */
  readonly #idle: Set<ScheduleTask>;
  #horizon: Instant;

  constructor(
    place: Place,
    rules: readonly ScheduledRule[],
    createdAt: Instant,
    random: Random,
    ports: SchedulePorts,
  ) {
    this.#place = place;
    this.#rules = rules;
    this.#createdAt = createdAt;
    this.#random = random;
    this.#ports = ports;
    this.#horizon = createdAt;
    this.#idle = new Set(rules.keys());
  }

  /** Time is to pass until then. */
  extendTo(moment: Instant): void {
    if (moment <= this.#horizon) return;
    this.#horizon = moment;
    for (const task of this.#idle) this.#planNext(task);
  }

  fire(task: ScheduleTask): void {
    const scheduled = this.#rules[task];
    if (!scheduled) return;
    const { record, now, trigger, waiting } = this.#ports;
    const { bus, rule } = scheduled;
    const eventId = this.#random.fork(`${rule.arn}/${now()}`).uuid();
    const event = scheduledEvent(this.#place, rule.arn, eventId, now());
    const facts = { eventBus: bus, rule: rule.name, ruleArn: rule.arn, eventId, event };
    const fired = record({ type: 'schedule-fired', action: waiting(), ...facts }, null);
    trigger(scheduled, eventId, event, fired);
    this.#planNext(task);
  }

  /** Between the horizon and now no schedule has fired, and none is made up for. */
  #planNext(task: ScheduleTask): void {
    const scheduled = this.#rules[task];
    if (!scheduled) return;
    const next = nextFireTime(scheduled.schedule, this.#createdAt, this.#ports.now());
    if (next !== null && next <= this.#horizon) {
      this.#idle.delete(task);
      this.#ports.scheduleQuietly(next, task);
    } else this.#idle.add(task);
  }
}

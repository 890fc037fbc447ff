import type { Random } from '../clock/random.ts';
import type { Place } from '../model/arn.ts';
import type { Instant } from '../model/brand.ts';
import { nextFireTime } from '../schedule/fire-times.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { ScheduledRule } from './event-bus.ts';
import type { Recorder } from './recorder.ts';
import { scheduledEvent } from './scheduled-event.ts';

/** Scheduled work: the rule that was planned under this number fires, if it still is there. */
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
 *
 * A rule may be made, changed and deleted on the way. Its rate counts from when its schedule was set or
 * the rule was enabled; another target is no reason to count anew.
 */
export class Schedules {
  readonly #place: Place;
  readonly #rules = new Map<ScheduleTask, PlannedRule>();
  readonly #random: Random;
  readonly #ports: SchedulePorts;
  /** Rules that wait for time to pass. */
  readonly #idle = new Set<ScheduleTask>();
  #planned = 0;
  #horizon: Instant;

  constructor(place: Place, rules: readonly ScheduledRule[], random: Random, ports: SchedulePorts) {
    this.#place = place;
    this.#random = random;
    this.#ports = ports;
    this.#horizon = ports.now();
    this.deploy(rules);
  }

  /** Puts other rules in place of the present ones, now. */
  deploy(rules: readonly ScheduledRule[]): void {
    const kept = new Map([...this.#rules].map(([task, { rule }]) => [rule.rule.arn, task]));
    const tasks = new Set<ScheduleTask>();
    for (const rule of rules) {
      const task = kept.get(rule.rule.arn);
      const before = task === undefined ? undefined : this.#rules.get(task);
      if (task !== undefined && before && isSame(before.rule.schedule, rule.schedule)) {
        tasks.add(task);
        this.#rules.set(task, { ...before, rule });
        continue;
      }
      const added = this.#planned++;
      tasks.add(added);
      this.#rules.set(added, { rule, createdAt: this.#ports.now() });
      this.#planNext(added);
    }
    for (const task of [...this.#rules.keys()].filter((one) => !tasks.has(one))) {
      this.#rules.delete(task);
      this.#idle.delete(task);
    }
  }

  /** Time is to pass until then. */
  extendTo(moment: Instant): void {
    if (moment <= this.#horizon) return;
    this.#horizon = moment;
    for (const task of this.#idle) this.#planNext(task);
  }

  fire(task: ScheduleTask): void {
    const scheduled = this.#rules.get(task)?.rule;
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
    const planned = this.#rules.get(task);
    if (!planned) return;
    const next = nextFireTime(planned.rule.schedule, planned.createdAt, this.#ports.now());
    if (next !== null && next <= this.#horizon) {
      this.#idle.delete(task);
      this.#ports.scheduleQuietly(next, task);
    } else this.#idle.add(task);
  }
}

interface PlannedRule {
  readonly rule: ScheduledRule;
  readonly createdAt: Instant;
}

/** Both were read, so that equal ones have their members in the same order. */
function isSame(one: Schedule, other: Schedule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

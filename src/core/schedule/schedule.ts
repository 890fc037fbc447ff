/** A schedule of a rule, as far as time is concerned (EventBridge User Guide, *Setting a schedule pattern*). */
export type Schedule = RateSchedule | CronSchedule;

export type RateUnit = 'minute' | 'hour' | 'day';

export interface RateSchedule {
  readonly type: 'rate';
  readonly value: number;
  readonly unit: RateUnit;
}

/** All in UTC. Lists ascend and have no value twice. */
export interface CronSchedule {
  readonly type: 'cron';
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly day: CronDay;
  /** 1 is January. */
  readonly months: readonly number[];
  readonly years: readonly number[];
}

/** Which days of a month: one of the two day fields says so, the other one is `?`. */
export type CronDay =
  | { readonly type: 'days-of-month'; readonly days: readonly number[] }
  | { readonly type: 'last-day-of-month' }
  /** The weekday of the same month that is nearest to a day. */
  | { readonly type: 'nearest-weekday'; readonly day: number }
  /** 1 is Sunday, 7 is Saturday. */
  | { readonly type: 'days-of-week'; readonly days: readonly number[] }
  | { readonly type: 'last-day-of-week'; readonly day: number }
  | { readonly type: 'nth-day-of-week'; readonly day: number; readonly nth: number };

/** The minute is the shortest time that a schedule knows. */
export const MINUTE_MILLISECONDS = 60_000;

const UNIT_MILLISECONDS: Readonly<Record<RateUnit, number>> = {
  minute: MINUTE_MILLISECONDS,
  hour: 60 * MINUTE_MILLISECONDS,
  day: 24 * 60 * MINUTE_MILLISECONDS,
};

export function rateMilliseconds({ value, unit }: RateSchedule): number {
  return value * UNIT_MILLISECONDS[unit];
}

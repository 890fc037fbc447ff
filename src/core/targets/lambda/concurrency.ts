import type { Instant } from '../../model/brand.ts';
import type { FunctionHost } from './function-host.ts';

/**
 * How many invocations may run at once (Lambda Developer Guide, *Reserved concurrency*): a function
 * with a reservation has that for itself; the others share what the account has beyond all reservations.
 */
export class Concurrency {
  readonly #hosts: readonly FunctionHost[];
  readonly #shared: number;

  constructor(hosts: readonly FunctionHost[], accountLimit: number) {
    this.#hosts = hosts;
    const reserved = hosts.reduce((sum, host) => sum + (reservationOf(host) ?? 0), 0);
    this.#shared = Math.max(0, accountLimit - reserved);
  }

  /** Whether another invocation of a function would be throttled. */
  isFull(host: FunctionHost, now: Instant): boolean {
    const reservation = reservationOf(host);
    if (reservation !== undefined) return host.running(now) >= reservation;
    const others = this.#hosts.filter((other) => reservationOf(other) === undefined);
    return others.reduce((sum, other) => sum + other.running(now), 0) >= this.#shared;
  }
}

function reservationOf({ configuration }: FunctionHost): number | undefined {
  return configuration.reservedConcurrency;
}

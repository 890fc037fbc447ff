/**
 * Timers on virtual time. The host asks when the next one is due, moves the clock there and has it
 * run, so a handler that sleeps five seconds costs no real time.
 *
 * What is pending when an invocation ends stays pending: Lambda freezes the process, and the timer
 * fires during the next invocation of the environment. (Lambda Developer Guide, *Execution
 * environment lifecycle*.)
 */
interface Timer {
  readonly dueAt: number;
  readonly every: number | null;
  readonly callback: () => void;
}

const timers = new Map<number, Timer>();
/** In the order in which they are due; of equals the earlier set is first. May name cleared ones. */
const agenda: { readonly id: number; readonly dueAt: number }[] = [];
let lastId = 0;

function delayOf(milliseconds: unknown): number {
  const delay = Number(milliseconds);
  // Node.js: anything below 1, above 31 bits or not a number is 1.
  return delay >= 1 && delay <= 0x7fffffff ? Math.trunc(delay) : 1;
}

function set(callback: () => void, delay: number, repeats: boolean): number {
  const id = ++lastId;
  put(id, { dueAt: Date.now() + delay, every: repeats ? delay : null, callback });
  return id;
}

function put(id: number, timer: Timer): void {
  timers.set(id, timer);
  let place = agenda.length;
  // Usually it is due last of all.
  while (place > 0 && (agenda[place - 1]?.dueAt ?? 0) > timer.dueAt) place--;
  agenda.splice(place, 0, { id, dueAt: timer.dueAt });
}

/** When the next timer is due, in milliseconds since the epoch; `null` if there is none. */
export function nextTimer(): number | null {
  while (agenda[0] && !timers.has(agenda[0].id)) agenda.shift();
  return agenda[0]?.dueAt ?? null;
}

export function runTimer(): void {
  const id = agenda.shift()?.id ?? 0;
  const timer = timers.get(id);
  if (!timer) return;
  timers.delete(id);
  if (timer.every !== null) put(id, { ...timer, dueAt: Date.now() + timer.every });
  timer.callback();
}

/** Runs `callback` after what is already waiting, at a later moment of virtual time. */
export function after(milliseconds: number, callback: () => void): void {
  set(callback, milliseconds, false);
}

/** What `setTimeout` gives in Node.js: an object that counts as its number. */
class Timeout {
  readonly #id: number;
  constructor(id: number) {
    this.#id = id;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return timers.has(this.#id);
  }
  [Symbol.toPrimitive](): number {
    return this.#id;
  }
}

type Callback = (...values: unknown[]) => void;

function requireFunction(callback: unknown): asserts callback is Callback {
  if (typeof callback === 'function') return;
  const error = new TypeError('The "callback" argument must be of type function.');
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

export function setTimeout(callback: unknown, delay?: unknown, ...values: unknown[]): Timeout {
  requireFunction(callback);
  return new Timeout(set(() => callback(...values), delayOf(delay), false));
}

export function setInterval(callback: unknown, delay?: unknown, ...values: unknown[]): Timeout {
  requireFunction(callback);
  return new Timeout(set(() => callback(...values), delayOf(delay), true));
}

export function setImmediate(callback: unknown, ...values: unknown[]): Timeout {
  requireFunction(callback);
  return new Timeout(set(() => callback(...values), 0, false));
}

export function clearTimer(timer: unknown): void {
  timers.delete(Number(timer));
}

/** `node:timers/promises`. */
export const timersPromises = {
  setTimeout: (delay?: unknown, value?: unknown) =>
    new Promise((resolve) => set(() => resolve(value), delayOf(delay), false)),
  setImmediate: (value?: unknown) => new Promise((resolve) => set(() => resolve(value), 0, false)),
};

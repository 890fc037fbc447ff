import type { Random } from '../clock/random.ts';
import type { Instant } from '../model/brand.ts';
import type { FailureRule } from '../model/failure.ts';
import { EventReading, matchesEvent } from '../pattern/explain.ts';
import { type EventPattern, parsePattern } from '../pattern/parse.ts';

/** One try at something that a failure switch may spoil. */
export interface SwitchedAttempt {
  /** What is tried: two attempts with one key and one number fail alike. */
  readonly key: string;
  /** From 1. */
  readonly attempt: number;
  readonly now: Instant;
  /** What conditions on content are asked of: an event, or the bodies of a batch's messages. */
  readonly contents: readonly string[];
}

/** The rules of a target's failure switch, asked attempt by attempt: the first that applies decides. */
export class FailureSwitch<Name extends string> {
  readonly #rules: readonly FailureRule<Name>[];
  readonly #patterns: ReadonlyMap<FailureRule<Name>, EventPattern | null>;
  readonly #random: Random;
  readonly #startsAt: Instant;

  /** `startsAt` is virtual time zero, from which periods are counted. */
  constructor(rules: readonly FailureRule<Name>[], random: Random, startsAt: Instant) {
    this.#rules = rules;
    this.#random = random;
    this.#startsAt = startsAt;
    this.#patterns = new Map(
      rules.flatMap((rule) => {
        if (rule.when.type !== 'event-pattern') return [];
        const parsed = parsePattern(rule.when.pattern);
        return [[rule, parsed.ok ? parsed.value : null] as const];
      }),
    );
  }

  /** How an attempt fails, of the failures that `among` allows; `null` if the target works. */
  failureOf(attempt: SwitchedAttempt, among: (name: Name) => boolean = () => true): Name | null {
    const place = this.#rules.findIndex(
      (rule, index) => among(rule.error) && this.#applies(rule, index, attempt),
    );
    return this.#rules[place]?.error ?? null;
  }

  #applies(rule: FailureRule<Name>, index: number, attempt: SwitchedAttempt): boolean {
    const { when } = rule;
    switch (when.type) {
      case 'always':
        return true;
      case 'probability': {
        const chance = this.#random.fork(`${index}/${attempt.key}/${attempt.attempt}`);
        return chance.fraction() * 100 < when.percent;
      }
      case 'first-attempts':
        return attempt.attempt <= when.count;
      case 'period': {
        const since = (attempt.now - this.#startsAt) / 1_000 - when.fromSeconds;
        const within = when.everySeconds === undefined ? since : since % when.everySeconds;
        return since >= 0 && within < when.lengthSeconds;
      }
      case 'event-pattern': {
        const pattern = this.#patterns.get(rule);
        if (!pattern) return false;
        return attempt.contents.some((text) => matchesEvent(pattern, new EventReading(text)));
      }
    }
  }
}

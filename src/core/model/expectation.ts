import * as v from 'valibot';
import { identifier, text, wholeNumber } from './fields.ts';

/**
 * What a person expects of a scenario. An expectation is about one saved event that is sent alone, at
 * the moment at which the scenario begins, so that neither what was sent before nor another
 * expectation changes what comes of it.
 *
 * It names events, rules and targets that may be gone by now; then it is broken, and says so.
 */

const name = v.pipe(v.string(), v.maxLength(256));
const about = { id: identifier, /** A saved event, by its id. */ event: identifier };
const ofRule = { ...about, bus: name, rule: name };
const ofTarget = { ...ofRule, target: name };

/** In seconds: a year, after which nothing is done in a scenario. */
export const LATEST_SECOND = 366 * 86_400;

export const expectationSchema = v.variant('type', [
  /** These rules of the event's bus match, and no others. */
  v.object({
    type: v.literal('exact-matches'),
    ...about,
    rules: v.pipe(v.array(name), v.maxLength(300)),
  }),
  /** One rule matches, or does not. */
  v.object({ type: v.literal('match'), ...ofRule, matches: v.boolean() }),
  /** The target is sent this, compared as JSON where it is JSON. */
  v.object({ type: v.literal('payload'), ...ofTarget, payload: text }),
  /** What becomes of the event at a target, in the terms of `core/report/ending.ts`. */
  v.object({
    type: v.literal('ending'),
    ...ofTarget,
    how: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)),
    /** The queue, bus or other resource that it is in then. */
    where: v.optional(name),
    /** After so much virtual time; left out, when nothing more happens by itself. */
    afterSeconds: v.optional(wholeNumber(0, LATEST_SECOND)),
  }),
]);

export type Expectation = v.InferOutput<typeof expectationSchema>;
export type ExpectationOf<Type extends Expectation['type']> = Extract<Expectation, { type: Type }>;
/** One that has no place in a scenario yet. */
export type NewExpectation = Expectation extends infer One
  ? One extends Expectation
    ? Omit<One, 'id'>
    : never
  : never;

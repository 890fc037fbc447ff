import * as v from 'valibot';
import { failure, type Result, success } from '../model/result.ts';
import { scenarioSchema } from '../model/scenario.ts';

/**
 * An exercise as anyone can write it down: a situation, something to change, and what has to come of
 * it. What is hidden checks that an answer is right beyond the events that were shown.
 */

const text = v.pipe(v.string(), v.maxLength(20_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** An event, or any JSON object, and whether the pattern has to match it. */
const matchCase = v.object({ name, event: text, matches: v.boolean() });
/** An event, and what the target has to be sent for it; JSON is compared as values. */
const outputCase = v.object({ name, event: text, output: text });
/** A run of the scenario from another seed, and where its deliveries have to end (`placeOf`). */
const runCase = v.object({ name, seed: v.optional(v.number()), places: v.array(text) });

const cases = <T extends v.GenericSchema>(one: T) => v.pipe(v.array(one), v.maxLength(40));

const taskSchema = v.variant('type', [
  /** Write an event pattern. */
  v.object({
    type: v.literal('pattern'),
    start: text,
    cases: cases(matchCase),
    hidden: v.optional(cases(matchCase), []),
  }),
  /** Write the template of an input transformer; its paths are given. */
  v.object({
    type: v.literal('template'),
    paths: v.record(v.string(), v.string()),
    start: text,
    cases: cases(outputCase),
    hidden: v.optional(cases(outputCase), []),
  }),
  /** Change one setting of a scenario: the part of it that stands at `path`. */
  v.object({
    type: v.literal('setting'),
    scenario: scenarioSchema,
    path: v.array(v.union([v.string(), v.number()])),
    /** How the setting is written: as JSON, or as a text of its own. */
    written: v.picklist(['json', 'text']),
    /** What is set, as the heading of the editor. */
    label: name,
    start: text,
    cases: cases(runCase),
    hidden: v.optional(cases(runCase), []),
  }),
  /** Play a scenario, and tell what happened. */
  v.object({
    type: v.literal('question'),
    scenario: scenarioSchema,
    question: text,
    choices: v.pipe(
      v.array(v.object({ text, right: v.boolean(), because: text })),
      v.minLength(2),
      v.maxLength(8),
    ),
  }),
]);

export const exerciseSchema = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'Small letters, digits and hyphens only')),
  title: name,
  /** Two sentences; names of fields stand in backticks. */
  situation: text,
  task: taskSchema,
  /** From a nudge to almost the answer. */
  hints: v.optional(v.pipe(v.array(text), v.maxLength(3)), []),
  /** What to write; for a question it follows from the choices. */
  answer: v.optional(text, ''),
  /** Why AWS behaves like this. */
  why: text,
});

export type Exercise = v.InferOutput<typeof exerciseSchema>;
export type ExerciseSource = v.InferInput<typeof exerciseSchema>;
export type Task = Exercise['task'];

/** Checks an exercise from a link or a file; the error says where it is wrong. */
export function parseExercise(value: unknown): Result<Exercise, string> {
  const parsed = v.safeParse(exerciseSchema, value);
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  return failure(path ? `${path}: ${issue.message}` : issue.message);
}

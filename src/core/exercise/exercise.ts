import * as v from 'valibot';
import { formatJson } from '../json/format.ts';
import { failure, type Result, success } from '../model/result.ts';
import { problemsOf, type ScenarioProblem, scenarioSchema } from '../model/scenario.ts';

/**
 * An exercise as anyone can write it down: a situation, something to change, and what has to come of
 * it. What is hidden checks that an answer is right beyond the events that were shown.
 */

const text = v.pipe(v.string(), v.maxLength(20_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const BARE = 'Expected a text or a JSON object, of 20,000 characters at most';

/** A JSON object in the place of a text, so that nobody has to escape JSON inside JSON. */
export const jsonObject = v.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  BARE,
);
const objectAs = (print: (value: object) => string) =>
  v.union([text, v.pipe(jsonObject, v.transform(print), v.maxLength(20_000))], BARE);
/** What is shown on one line. */
const event = objectAs((value) => JSON.stringify(value));
/** What stands in an editor. */
const written = objectAs((value) => formatJson(JSON.stringify(value)));

/** An event, or any JSON object, and whether the pattern has to match it. */
const matchCase = v.object({ name, event, matches: v.boolean() });
/** An event, and what the target has to be sent for it; JSON is compared as values. */
const outputCase = v.object({ name, event, output: event });
const path = v.pipe(v.array(v.union([v.string(), v.number()])), v.minLength(1), v.maxLength(30));
/** A run of the scenario, and where its deliveries have to end (`placeOf`). */
const runCase = v.object({
  name,
  /** Another one than the scenario's own. */
  seed: v.optional(v.number()),
  /** What else is different in this run: the parts of the scenario at these paths. */
  changes: v.optional(v.pipe(v.array(v.object({ path, value: v.unknown() })), v.maxLength(10)), []),
  places: v.pipe(v.array(text), v.maxLength(1_000)),
});

const cases = <T extends v.GenericSchema>(one: T) => v.pipe(v.array(one), v.maxLength(40));

const taskSchema = v.variant('type', [
  /** Write an event pattern. */
  v.object({
    type: v.literal('pattern'),
    start: written,
    cases: cases(matchCase),
    hidden: v.optional(cases(matchCase), []),
  }),
  /** Write the template of an input transformer; its paths are given. */
  v.object({
    type: v.literal('template'),
    paths: v.record(v.string(), v.string()),
    start: written,
    cases: cases(outputCase),
    hidden: v.optional(cases(outputCase), []),
  }),
  /** Change one setting of a scenario: the part of it that stands at `path`. */
  v.object({
    type: v.literal('setting'),
    scenario: scenarioSchema,
    path,
    /** How the setting is written: as JSON, or as a text of its own. */
    written: v.picklist(['json', 'text']),
    /** What is set, as the heading of the editor. */
    label: name,
    start: written,
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
  $schema: v.optional(v.string()),
  version: v.literal(1, 'This exercise was made by another version of Buslab'),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'Small letters, digits and hyphens only')),
  title: name,
  /** Two sentences; names of fields stand in backticks. */
  situation: text,
  task: taskSchema,
  /** From a nudge to almost the answer. */
  hints: v.optional(v.pipe(v.array(text), v.maxLength(3)), []),
  /** What to write; for a question it follows from the choices. */
  answer: v.optional(written, ''),
  /** Wrong answers that come to mind: for whoever checks the exercise, not for whoever solves it. */
  mistakes: v.optional(v.pipe(v.array(written), v.maxLength(20)), []),
  /** Why AWS behaves like this. */
  why: text,
});

export type Exercise = v.InferOutput<typeof exerciseSchema>;
export type ExerciseSource = v.InferInput<typeof exerciseSchema>;
export type Task = Exercise['task'];
export type TaskOf<Type extends Task['type']> = Extract<Task, { type: Type }>;

/** Checks an exercise from a link or a file, and fills in what was left out. */
export function parseExercise(value: unknown): Result<Exercise, readonly ScenarioProblem[]> {
  const parsed = v.safeParse(exerciseSchema, value);
  return parsed.success ? success(parsed.output) : failure(problemsOf(parsed.issues));
}

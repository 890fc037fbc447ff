import { type Exercise, type ExerciseSource, exerciseSchema } from '../core/exercise/exercise.ts';
import { formatJson } from '../core/json/format.ts';
import { withoutDefaults } from './leave-out-defaults.ts';

/** Exercises as files: the JSON in which they are written. */
export const EXERCISE_FILE_ENDING = '.exercise.json';
/** The published JSON Schema, beside the page. */
export const EXERCISE_SCHEMA_FILE = 'exercise.schema.json';
/** In bytes. A scenario may be in it; its texts are bounded by the schema. */
export const LARGEST_EXERCISE = 10_000_000;

type Source<Type> = Extract<ExerciseSource['task'], { type: Type }>;
type Written = string | object;

/**
 * An exercise as a person would write it: nothing that has its default, and JSON objects where the
 * schema takes them in the place of texts, if they make the very same text again.
 *
 * @param schema the address of the published JSON Schema, by which editors check and complete
 */
export function writeExercise(exercise: Exercise, schema: string): string {
  const { $schema: _, ...source } = withoutDefaults(exerciseSchema, exercise);
  const { task, answer, mistakes } = source;
  const readable = {
    $schema: schema,
    ...source,
    task: readableTask(task),
    answer: answer && inEditor(answer),
    mistakes: mistakes?.map(inEditor),
  };
  return `${formatJson(JSON.stringify(readable))}\n`;
}

function readableTask(task: ExerciseSource['task']): ExerciseSource['task'] {
  switch (task.type) {
    case 'pattern': {
      const readable = (one: Source<'pattern'>['cases'][number]) => ({
        ...one,
        event: onOneLine(one.event),
      });
      return { ...task, start: inEditor(task.start), ...eachCase(task, readable) };
    }
    case 'template': {
      const readable = (one: Source<'template'>['cases'][number]) => ({
        ...one,
        event: onOneLine(one.event),
        output: onOneLine(one.output),
      });
      return { ...task, start: inEditor(task.start), ...eachCase(task, readable) };
    }
    case 'setting':
      return { ...task, start: inEditor(task.start) };
    case 'question':
      return task;
  }
}

function eachCase<Case>(
  { cases, hidden }: { cases: Case[]; hidden?: Case[] | undefined },
  readable: (one: Case) => Case,
): { cases: Case[]; hidden?: Case[] } {
  return { cases: cases.map(readable), ...(hidden && { hidden: hidden.map(readable) }) };
}

/** As the schema prints what is shown on one line, and what stands in an editor. */
const onOneLine = (text: Written) => asObject(text, JSON.stringify);
const inEditor = (text: Written) => asObject(text, (value) => formatJson(JSON.stringify(value)));

function asObject(text: Written, print: (value: object) => string): Written {
  if (typeof text !== 'string' || !text.startsWith('{')) return text;
  try {
    const value: object = JSON.parse(text);
    return print(value) === text ? value : text;
  } catch {
    return text;
  }
}

/** `hear-one-service.exercise.json` */
export function exerciseFileName({ id }: Pick<Exercise, 'id'>): string {
  return `${id}${EXERCISE_FILE_ENDING}`;
}

import type { ExerciseSource } from '../../core/exercise/exercise.ts';

/** Some exercises that build on each other. */
export interface Chapter {
  readonly title: string;
  /** What one can do after it. */
  readonly after: string;
  readonly exercises: readonly ExerciseSource[];
}

type PatternTask = Extract<ExerciseSource['task'], { type: 'pattern' }>;
type TemplateTask = Extract<ExerciseSource['task'], { type: 'template' }>;

/** Events by name, with whether they have to match. */
type Cases = Readonly<Record<string, readonly [event: unknown, matches: boolean]>>;
/** Events by name, with what has to be sent for each; a text stands for itself. */
type Outputs = Readonly<Record<string, readonly [event: unknown, output: unknown]>>;

export function patternTask(start: string, shown: Cases, hidden: Cases): PatternTask {
  return { type: 'pattern', start, cases: casesOf(shown), hidden: casesOf(hidden) };
}

function casesOf(cases: Cases): PatternTask['cases'] {
  return Object.entries(cases).map(([name, [event, matches]]) => ({
    name,
    event: JSON.stringify(event),
    matches,
  }));
}

export function templateTask(
  paths: Record<string, string>,
  start: string,
  shown: Outputs,
  hidden: Outputs,
): TemplateTask {
  return { type: 'template', paths, start, cases: outputsOf(shown), hidden: outputsOf(hidden) };
}

function outputsOf(outputs: Outputs): TemplateTask['cases'] {
  return Object.entries(outputs).map(([name, [event, output]]) => ({
    name,
    event: JSON.stringify(event),
    output: typeof output === 'string' ? output : JSON.stringify(output),
  }));
}

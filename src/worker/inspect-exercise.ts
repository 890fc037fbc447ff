import { checkExercise } from '../core/exercise/check.ts';
import { parseExercise } from '../core/exercise/exercise.ts';
import { parseJson } from '../core/json/parse.ts';
import { spanOfPath } from '../core/json/path-span.ts';
import type { Diagnostic, ExerciseReport } from './api.ts';

/** More would not be read, and each would be drawn. */
const MOST_PROBLEMS = 50;

/** An exercise as somebody writes it: what is wrong with the text, or what it is worth. */
export async function inspectExercise(text: string): Promise<ExerciseReport> {
  const json = parseJson(text);
  if (!json.ok) {
    const { span, message } = json.error;
    return reportOf([{ severity: 'error', span, message: `This is no JSON yet: ${message}.` }]);
  }
  const exercise = parseExercise(JSON.parse(text));
  if (!exercise.ok) {
    return reportOf(
      exercise.error.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({
        severity: 'error',
        span: spanOfPath(json.value, path),
        message: worded(path, message),
      })),
    );
  }
  const { value } = exercise;
  return { diagnostics: [], exercise: value, checks: await checkExercise(value) };
}

/** A schema's own words are about keys and undefined values. */
function worded(path: string, message: string): string {
  if (message.endsWith('but received undefined')) return `${path} is missing.`;
  return path ? `${path}: ${message}` : message;
}

function reportOf(diagnostics: readonly Diagnostic[]): ExerciseReport {
  return { diagnostics, exercise: null, checks: [] };
}

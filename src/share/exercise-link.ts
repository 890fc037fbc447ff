import { type Exercise, exerciseSchema, parseExercise } from '../core/exercise/exercise.ts';
import { failure, type Result, success } from '../core/model/result.ts';
import type { ScenarioProblem } from '../core/model/scenario.ts';
import { withoutDefaults } from './leave-out-defaults.ts';
import { describePackedProblem, type PackedProblem, pack, unpack } from './packed.ts';

/** An exercise that somebody wrote, as the fragment of a link: `#learn/e=` and the exercise, packed. */
const PREFIX = 'e=';

export type ExerciseLinkProblem =
  | PackedProblem
  | {
      readonly code: 'not-an-exercise';
      readonly problems: readonly ScenarioProblem[];
      readonly payload: string;
    };

/** The fragment of its link, without `#`. */
export async function encodeExercise(exercise: Exercise): Promise<string> {
  return `learn/${PREFIX}${await pack(withoutDefaults(exerciseSchema, exercise))}`;
}

/** @param id what stands behind `#learn/` */
export function isExerciseLink(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** @param id what stands behind `#learn/`, of which `isExerciseLink` is true */
export async function decodeExercise(id: string): Promise<Result<Exercise, ExerciseLinkProblem>> {
  const unpacked = await unpack(id.slice(PREFIX.length));
  if (!unpacked.ok) return unpacked;
  const { value, text: payload } = unpacked.value;
  const exercise = parseExercise(value);
  if (exercise.ok) return success(exercise.value);
  return failure({ code: 'not-an-exercise', problems: exercise.error, payload });
}

/** In plain words, for the page. */
export function describeExerciseLinkProblem(problem: ExerciseLinkProblem): string {
  if (problem.code !== 'not-an-exercise') return describePackedProblem(problem, 'an exercise');
  const [first] = problem.problems;
  const where = first?.path ? ` at ${first.path}` : '';
  return `What this link carries is not an exercise that this version can open${where}: ${first?.message ?? 'unknown reason'}.`;
}

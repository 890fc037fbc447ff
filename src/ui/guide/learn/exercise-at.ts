import { type Exercise, parseExercise } from '../../../core/exercise/exercise.ts';
import { failure, type Result, success } from '../../../core/model/result.ts';
import {
  decodeExercise,
  describeExerciseLinkProblem,
  isExerciseLink,
} from '../../../share/exercise-link.ts';

/**
 * The exercise that an address is of, or in words why there is none.
 *
 * @param fragment `#learn/` with the id of an exercise of the course, or with an exercise
 */
export async function exerciseAt(fragment: string): Promise<Result<Exercise, string>> {
  const [, id = ''] = /^#?learn\/(.*)$/s.exec(fragment) ?? [];
  if (isExerciseLink(id)) {
    const decoded = await decodeExercise(id);
    return decoded.ok ? decoded : failure(describeExerciseLinkProblem(decoded.error));
  }
  const { course } = await import('../../../samples/course/course.ts');
  const source = course.flatMap(({ exercises }) => exercises).find((one) => one.id === id);
  const parsed = source && parseExercise(source);
  return parsed?.ok
    ? success(parsed.value)
    : failure(`There is no exercise called “${id.slice(0, 60)}”.`);
}

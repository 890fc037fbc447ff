import type { Exercise } from './exercise.ts';
import { strangersIn } from './hint-code.ts';
import { type Judgement, judge } from './judge.ts';

/** Something that has to be so of an exercise before it is given to anyone. */
export interface ExerciseCheck {
  /** What was checked, as a claim. */
  readonly claim: string;
  readonly holds: boolean;
  /** What is not so; `null` if the claim holds. */
  readonly finding: string | null;
  /** An exercise that only falls short of `advice` works all the same. */
  readonly weight: 'needed' | 'advice';
}

/** So many wrong answers show that an exercise tells right from wrong. */
const ENOUGH_MISTAKES = 3;

/** Tries an exercise on itself: its model answer, what its editor holds, its wrong answers, its hints. */
export async function checkExercise(exercise: Exercise): Promise<readonly ExerciseCheck[]> {
  const mistakes = await Promise.all(
    mistakesOf(exercise).map(async (mistake) => ({
      mistake,
      judgement: await judge(exercise, mistake),
    })),
  );
  const accepted = mistakes.find(({ judgement }) => judgement.solved);
  const checks = [
    needed('The model answer solves it', unsolved(await judge(exercise, answerOf(exercise)))),
    ...(await checksOfTask(exercise)),
    needed(
      'Wrong answers are wrong',
      accepted ? `This one is accepted: ${accepted.mistake}` : null,
    ),
    ...hintChecks(exercise),
    advice(
      `At least ${ENOUGH_MISTAKES} wrong answers are listed`,
      mistakes.length < ENOUGH_MISTAKES
        ? `There are ${mistakes.length} under "mistakes". Think of what somebody writes who has not understood yet.`
        : null,
    ),
  ];
  if (exercise.task.type === 'question') return checks;
  return [
    ...checks,
    advice(
      'What is hidden catches a wrong answer that gets all that is shown right',
      mistakes.some(({ judgement }) => isWrongOnlyWhereHidden(judgement))
        ? null
        : 'None of the wrong answers does. Add one that is right by luck, and a hidden case that shows it.',
    ),
  ];
}

/** For a question it is the number of the choice that is right. */
export function answerOf({ task, answer }: Exercise): string {
  return task.type === 'question' ? String(task.choices.findIndex(({ right }) => right)) : answer;
}

/** For a question they are the numbers of the other choices. */
function mistakesOf({ task, mistakes }: Exercise): readonly string[] {
  if (task.type !== 'question') return mistakes;
  return task.choices.flatMap(({ right }, index) => (right ? [] : [String(index)]));
}

async function checksOfTask(exercise: Exercise): Promise<readonly ExerciseCheck[]> {
  const { task } = exercise;
  if (task.type === 'question') {
    const right = task.choices.filter((choice) => choice.right).length;
    return [
      needed('One choice is right', right === 1 ? null : `${right} of its choices are right.`),
    ];
  }
  const start = await judge(exercise, task.start);
  const checks = [
    needed(
      'What the editor holds at first does not solve it',
      start.solved ? 'There would be nothing to do.' : null,
    ),
    needed('Something is shown', task.cases.length === 0 ? 'There are no "cases".' : null),
  ];
  if (task.type !== 'pattern') return checks;
  const all = [...task.cases, ...task.hidden];
  const missing = [true, false].find((matches) => !all.some((one) => one.matches === matches));
  return [
    ...checks,
    needed(
      'Some events must match, and some must not',
      missing === undefined ? null : `No event ${missing ? 'must' : 'must not'} match.`,
    ),
  ];
}

function hintChecks(exercise: Exercise): readonly ExerciseCheck[] {
  if (exercise.hints.length === 0) {
    return [advice('There are hints', 'Whoever is stuck has only the answer to look at.')];
  }
  const findings = exercise.hints.flatMap((hint, index) =>
    strangersIn(hint, exercise).map(
      (code) => `Hint ${index + 1} names ${code}, which is nowhere in the exercise.`,
    ),
  );
  return [needed('Hints name only what is there', findings[0] ?? null)];
}

/** The first case that it gets wrong, in words. */
function unsolved({ problem, cases, solved }: Judgement): string | null {
  if (solved) return null;
  if (problem !== null) return problem;
  const wrong = cases.find(({ passes }) => !passes);
  return wrong ? `${wrong.name}. Wanted: ${wrong.wanted}. Is: ${wrong.got}.` : 'It has no cases.';
}

export function isWrongOnlyWhereHidden({ problem, cases, solved }: Judgement): boolean {
  return problem === null && !solved && cases.every(({ passes, hidden }) => passes || hidden);
}

function needed(claim: string, finding: string | null): ExerciseCheck {
  return { claim, holds: finding === null, finding, weight: 'needed' };
}

function advice(claim: string, finding: string | null): ExerciseCheck {
  return { claim, holds: finding === null, finding, weight: 'advice' };
}

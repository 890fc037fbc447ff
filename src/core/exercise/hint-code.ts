import type { Exercise } from './exercise.ts';

/** What stands in backticks in a hint, `…` standing for what is left out. */
export function codeIn(hint: string): readonly string[] {
  return hint.split('`').filter((_, index) => index % 2 === 1);
}

/**
 * The code of a hint that is neither part of the model answer nor of anything that a learner sees:
 * a hint that names what is not there leads astray. White space does not count.
 */
export function strangersIn(hint: string, exercise: Exercise): readonly string[] {
  const there = everythingIn(exercise);
  return codeIn(hint).filter((code) => !isPartOf(code, there));
}

/** Whether all pieces of a hint's code stand in a text. */
export function isPartOf(code: string, text: string): boolean {
  const dense = withoutSpace(text);
  return code.split('…').every((piece) => dense.includes(withoutSpace(piece)));
}

function everythingIn({ answer, task, situation }: Exercise): string {
  switch (task.type) {
    case 'pattern':
      return [answer, situation, task.start, ...task.cases.map(({ event }) => event)].join('\n');
    case 'template':
      return [
        ...[answer, situation, task.start, JSON.stringify(task.paths)],
        ...task.cases.flatMap(({ event, output }) => [event, output]),
      ].join('\n');
    case 'setting':
      return [answer, situation, task.start, JSON.stringify(task.scenario)].join('\n');
    case 'question':
      return [situation, task.question, JSON.stringify([task.scenario, task.choices])].join('\n');
  }
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}

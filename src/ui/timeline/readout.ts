import type { Lane, Track } from './lanes.ts';

/** The latest that has happened up to a moment, as a sentence. */
export function whatHappened(lanes: readonly Lane[], now: number): string {
  const past = lanes
    .flatMap((lane) => [
      ...factsOf(lane.delivery, lane.target),
      ...(lane.afterwards ? factsOf(lane.afterwards, lane.target) : []),
    ])
    .filter(({ at }) => at <= now);
  const latest = Math.max(...past.map(({ at }) => at));
  const sentences = past.filter(({ at }) => at === latest).map(({ words }) => words);
  return sentences.join('; ') || 'Nothing has been tried yet.';
}

/** Who does something with a target, as the beginning of a sentence. */
export function whoOf(owner: Track['owner'], target: string): string {
  switch (owner) {
    case 'EventBridge':
      return `EventBridge to ${target}`;
    case 'Lambda':
      return `Lambda runs ${target}`;
    case 'SQS':
      return `SQS, message in ${target}`;
    case 'SNS':
      return `SNS, topic ${target}`;
  }
}

function factsOf({ marks, spans, owner }: Track, target: string) {
  const who = whoOf(owner, target);
  const tries = spans.filter(({ kind }) => kind === 'work');
  const word = owner === 'EventBridge' ? 'attempt' : owner === 'SQS' ? 'receive' : 'try';
  return marks.flatMap(({ at, attempt, words }, index) => {
    const from = tries[index]?.from ?? at;
    const end = { at, words: `${who}: ${words}` };
    return from < at ? [{ at: from, words: `${who}: ${word} ${attempt} begins` }, end] : [end];
  });
}

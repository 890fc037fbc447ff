import type { Lane, Track } from './lanes.ts';

/** The latest that has happened up to a moment, as a sentence. */
export function whatHappened(lanes: readonly Lane[], now: number): string {
  const past = lanes
    .flatMap((lane) => [
      ...factsOf(lane.delivery, `EventBridge to ${lane.target}`),
      ...(lane.afterwards ? factsOf(lane.afterwards, `Lambda runs ${lane.target}`) : []),
    ])
    .filter(({ at }) => at <= now);
  const latest = Math.max(...past.map(({ at }) => at));
  const sentences = past.filter(({ at }) => at === latest).map(({ words }) => words);
  return sentences.join('; ') || 'Nothing has been tried yet.';
}

function factsOf({ marks, spans, owner }: Track, who: string) {
  const tries = spans.filter(({ kind }) => kind === 'work');
  const word = owner === 'Lambda' ? 'try' : 'attempt';
  return marks.flatMap(({ at, attempt, words }, index) => {
    const from = tries[index]?.from ?? at;
    const end = { at, words: `${who}: ${words}` };
    return from < at ? [{ at: from, words: `${who}: ${word} ${attempt} begins` }, end] : [end];
  });
}

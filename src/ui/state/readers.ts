import type { Verdict } from '../../core/pattern/explanation.ts';
import type { Reader } from './pointing.svelte.ts';

/** Whether the leaves by which a rule reads a value match: one that fails is what counts. */
export function verdictOfReader({ leaves }: Reader): Verdict {
  if (leaves.some(({ verdict }) => verdict === 'failed')) return 'failed';
  return leaves.some(({ verdict }) => verdict === 'matched') ? 'matched' : 'not-reached';
}

const MOST_NAMED = 4;

/** `detail.total is read by fraud-check: fails, needs a number greater than 100.` */
export function readersAloud(paths: readonly string[], readers: readonly Reader[]): string {
  const what = paths.length === 1 ? paths[0] : `A text that holds ${paths.length} fields`;
  const named = readers.slice(0, MOST_NAMED).map((reader) => {
    const failed = reader.leaves.find(({ verdict }) => verdict === 'failed');
    if (failed) return `${reader.rule}: fails, needs ${failed.requirement}`;
    return `${reader.rule}: ${verdictOfReader(reader) === 'matched' ? 'matches' : 'not reached'}`;
  });
  const left = readers.length - named.length;
  const more = left > 0 ? `; and ${left} more` : '';
  return `${what} is read by ${named.join('; ')}${more}.`;
}

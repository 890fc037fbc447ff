import type { Command } from './command.ts';

/** The more of these, the better: where a word was found, from the best place to the worst. */
const AT_START = 8;
const AT_WORD = 4;
const WITHIN = 2;
const IN_DETAIL = 1;

/**
 * The commands in whose words every word of a question occurs, best first; all of them, in their
 * order, for an empty question. Letter case means nothing.
 */
export function findCommands(commands: readonly Command[], question: string): readonly Command[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const found: { command: Command; rank: number }[] = [];
  for (const command of commands) {
    const rank = rankOf(command, words);
    if (rank !== null) found.push({ command, rank });
  }
  // Sorting keeps the order of what ranks the same.
  return found.sort((one, other) => other.rank - one.rank).map(({ command }) => command);
}

function rankOf(command: Command, words: readonly string[]): number | null {
  const label = command.label.toLowerCase();
  const detail = `${command.detail ?? ''} ${command.group}`.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const rank = placeIn(label, word) || (detail.includes(word) ? IN_DETAIL : 0);
    if (rank === 0) return null;
    sum += rank;
  }
  return sum / words.length;
}

function placeIn(label: string, word: string): number {
  let best = 0;
  for (let at = label.indexOf(word); at >= 0; at = label.indexOf(word, at + 1)) {
    if (at === 0) return AT_START;
    const isWordStart = !/[\p{L}\p{N}]/u.test(label[at - 1] ?? '');
    best = Math.max(best, isWordStart ? AT_WORD : WITHIN);
  }
  return best;
}

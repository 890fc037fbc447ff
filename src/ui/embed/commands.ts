import type { EmbedMessageOf } from '../../embed/embed.d.ts';
import { carriedBy } from '../carried.ts';
import { firstFailure } from '../state/marks.ts';
import type { Session } from '../state/session.svelte.ts';

/**
 * Opens what a page gives: the fragment of a link or an example's, or the text of a file. Returns what
 * is wrong with it.
 */
export async function loadInto(session: Session, text: string): Promise<string | null> {
  const carried = await carriedBy(text, new URLSearchParams());
  if (carried && 'words' in carried) return carried.words;
  if (carried) {
    session.open(carried.scenario);
    return null;
  }
  const { describeFileProblem, readFile } = await import('../../share/file.ts');
  const file = readFile(text);
  if (!file.ok) return describeFileProblem(file.error);
  const [first] = file.value;
  if (first) session.open(first);
  return null;
}

/** What there is to tell of the event on screen: its deliveries once the scenario has been played. */
export function resultOf(session: Session): EmbedMessageOf<'result'> {
  const deliveries = session.isPlayed ? session.allDeliveries : [];
  const bus = session.event?.bus ?? '';
  return {
    type: 'result',
    verdicts: (session.evaluation?.rules ?? []).map((rule) => ({
      bus,
      rule: rule.name,
      matched: rule.explanation?.matched ?? null,
      sentence: firstFailure(rule)?.sentence ?? null,
    })),
    deliveries: deliveries.map(({ rule, status }) => ({ rule, status })),
    event: session.event?.text ?? '',
    pattern: session.rule?.pattern ?? null,
  };
}

import type { EmbedMessage } from '../../embed/protocol.ts';
import { decodeLink, describeLinkProblem } from '../../share/link.ts';
import { firstFailure } from '../state/marks.ts';
import type { Session } from '../state/session.svelte.ts';

/** Opens what a page gives: a link's fragment or the text of a file. Returns what is wrong with it. */
export async function loadInto(session: Session, text: string): Promise<string | null> {
  const link = await decodeLink(text);
  if (link) {
    if (!link.ok) return describeLinkProblem(link.error);
    session.open(link.value);
    return null;
  }
  const { describeFileProblem, readFile } = await import('../../share/file.ts');
  const file = readFile(text);
  if (!file.ok) return describeFileProblem(file.error);
  const [first] = file.value;
  if (first) session.open(first);
  return null;
}

/** What there is to tell of the verdicts and deliveries that are on screen. */
export function resultOf(session: Session, id?: string): EmbedMessage {
  const bus = session.event?.bus ?? '';
  return {
    type: 'result',
    ...(id !== undefined && { id }),
    verdicts: (session.evaluation?.rules ?? []).map((rule) => ({
      bus,
      rule: rule.name,
      matched: rule.explanation?.matched ?? null,
      sentence: firstFailure(rule)?.sentence ?? null,
    })),
    deliveries: session.deliveries.map(({ rule, status }) => ({ rule, status })),
    event: session.event?.text ?? '',
    pattern: session.rule?.pattern ?? null,
  };
}

import { type EnvelopeFacts, envelopeOf } from '../core/bus/envelope.ts';
import {
  checkWritten,
  type EventNote,
  readEventInput,
  type WrittenEntry,
} from '../core/bus/event-input.ts';
import { checkRequest, entrySize, FORMER_LARGEST_REQUEST_BYTES } from '../core/bus/put-events.ts';
import { articleSlug } from '../core/model/article-slug.ts';
import { instant } from '../core/model/brand.ts';
import type { Diagnostic, EvaluationRequest } from './api.ts';

/** Ids that the service would draw, in previews of what has not been sent. */
/** Of an event that is only looked at. */
export const PREVIEW_ID = '00000000-0000-4000-8000-000000000000';

const HOW_SERVICES_SEND =
  'Only AWS services use sources that begin with aws. Write such an event as it arrives, with its id, account, time and region, and it is put as its service would put it.';

/** What is in the event editor, made ready for rules. */
export interface PreparedEvent {
  readonly diagnostics: readonly Diagnostic[];
  /** How many events were written. */
  readonly count: number;
  /** The first that would be put on a bus, as it was written and as rules see it. */
  readonly first: WrittenEntry | null;
  readonly envelope: string | null;
}

export function prepareEvent(text: string, scenario: EvaluationRequest['scenario']): PreparedEvent {
  const input = readEventInput(text);
  if (!input.ok) return nothing([diagnosticOf(input.error)], 0);
  const { entries, notes } = input.value;
  const diagnostics = notes.map(diagnosticOf);
  const asked = entries.filter(({ sender }) => sender === null).map(({ entry }) => entry);
  const isAsked = asked.length > 0 || entries.length === 0;
  const refusal = isAsked ? checkRequest(asked) : null;
  if (refusal) {
    const span = { from: 0, to: text.length };
    const explanation = 'PutEvents refuses the whole request, and nothing is put.';
    const { message } = refusal;
    const article = articleSlug.text(message);
    diagnostics.push({ severity: 'error', span, message, explanation, article });
    return nothing(diagnostics, entries.length);
  }
  for (const written of entries) diagnostics.push(...diagnosticsOf(written));
  const first = entries.find((written) => checkWritten(written) === null);
  if (!first) return nothing(diagnostics, entries.length);
  const envelope = envelopeOf(first.entry, { ...previewFacts(scenario), ...first.sender });
  return { diagnostics, count: entries.length, first, envelope };
}

/** What the service would add to an event that is only looked at. */
export function previewFacts({
  account,
  region,
  startsAt,
}: EvaluationRequest['scenario']): EnvelopeFacts {
  return { id: PREVIEW_ID, account, region, receivedAt: instant(Date.parse(startsAt)) };
}

function nothing(diagnostics: readonly Diagnostic[], count: number): PreparedEvent {
  return { diagnostics, count, first: null, envelope: null };
}

function diagnosticsOf(written: WrittenEntry): readonly Diagnostic[] {
  const { entry, span, origins } = written;
  const start = { from: span.from, to: span.from + 1 };
  const problem = checkWritten(written);
  if (problem) {
    const answer = `PutEvents answers with ${problem.ErrorCode} for this entry, and the event is not put.`;
    const isReserved = problem.ErrorCode === 'NotAuthorizedForSourceException';
    const explanation = isReserved ? `${answer} ${HOW_SERVICES_SEND}` : answer;
    const isMalformed = problem.ErrorCode === 'MalformedDetail';
    const place = (isMalformed ? origins.get('detail')?.span : undefined) ?? start;
    const message = problem.ErrorMessage;
    const article = articleSlug.text(message);
    return [{ severity: 'error', span: place, message, explanation, article }];
  }
  if (entrySize(entry) <= FORMER_LARGEST_REQUEST_BYTES) return [];
  const message = 'Larger than 256 KB, the limit until January 2026; older pages still name it.';
  return [{ severity: 'info', span: start, message, article: 'put-events' }];
}

function diagnosticOf({ severity, span, message }: EventNote): Diagnostic {
  return { severity, span, message, article: articleSlug.text(message) };
}

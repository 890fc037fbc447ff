import { articleSlug } from '../../core/model/article-slug.ts';
import type { TraceEntry } from '../../core/model/trace.ts';
import { isBusEntry } from '../../core/report/log-levels.ts';
import type { LogLine } from '../../core/report/log-line.ts';

/** An article, and what it is about. */
export interface NamedArticle {
  readonly slug: string;
  readonly name: string;
}

/** The articles about a row of the log: its message type, and what went wrong. */
export function articlesOfLine(line: LogLine): readonly NamedArticle[] {
  if (line.source === 'pasted') return [messageType(line.record.message_type)];
  const { entry } = line;
  return [...(isBusEntry(entry) ? [messageType(entry.type)] : []), ...errorsOf(entry)];
}

function messageType(name: string): NamedArticle {
  return { slug: articleSlug.messageType(name), name };
}

function errorsOf(entry: TraceEntry): readonly NamedArticle[] {
  switch (entry.type) {
    case 'EVENT_INGEST_FAILURE':
      return [{ slug: articleSlug.text(entry.errorMessage), name: entry.errorCode }];
    case 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE':
    case 'INVOCATION_ATTEMPT_THROTTLE':
    case 'INVOCATION_ATTEMPT_PERMANENT_FAILURE':
      return [errorCode(entry.error.code)];
    case 'INVOCATION_FAILURE':
      return [errorCode(entry.error.code), ...(entry.exhausted ? [ended(entry.exhausted)] : [])];
    case 'lambda-event-discarded':
      return [ended(entry.condition)];
    case 'replay-request-refused':
    case 'sqs-request-refused':
      return [{ slug: articleSlug.text(entry.errorMessage), name: entry.errorCode }];
    default:
      return [];
  }
}

export function errorCode(name: string): NamedArticle {
  return { slug: articleSlug.errorCode(name), name };
}

export function ended(name: string): NamedArticle {
  return { slug: articleSlug.exhausted(name), name };
}

import type { LogRecord } from '../../core/report/log-record.ts';

/** What a row of the log says of a pasted record beside its type. */
export function recordWords({ details, error, event_id: eventId }: LogRecord): string {
  const text = (name: string) => {
    const value = details[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  const nameIn = (arn: string | null) => arn?.replace(/^.*[:/]/, '') ?? null;
  const way = [nameIn(text('rule_arn')), nameIn(text('target_arn'))].filter(
    (part) => part !== null,
  );
  const attempt = text('attempt_count');
  const parts = [
    way.join(' → '),
    attempt === null ? null : `attempt ${attempt}`,
    [text('source'), text('detail_type')].filter((part) => part !== null).join(' '),
    text('final_invocation_status') ?? text('invocation_status'),
    error?.error_message,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : (eventId ?? '');
}

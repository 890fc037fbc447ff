import type { ServiceName } from '../api/wire.ts';

/**
 * Times of an answer as the AWS CLI shows them, and as `--query` sees them: ISO 8601 by default
 * (AWS CLI User Guide, *Setting timestamp format*), in UTC, the zone of the machine here.
 */
export function withTimes(service: ServiceName, value: unknown): unknown {
  // Of the others, SQS and SNS answer with texts, and Lambda writes its times as texts itself.
  return service === 'events' ? shown(value, '') : value;
}

function shown(value: unknown, name: string): unknown {
  if (typeof value === 'number') return name.endsWith('Time') ? isoTime(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member) => shown(member, name));
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member, shown(inner, member)]),
  );
}

/** A fraction of a second has six digits, and is left out if it is none. */
function isoTime(seconds: number): string {
  const text = new Date(Math.round(seconds * 1_000)).toISOString();
  return text.replace(/\.(\d{3})Z$/, (_, fraction) =>
    fraction === '000' ? '+00:00' : `.${fraction}000+00:00`,
  );
}

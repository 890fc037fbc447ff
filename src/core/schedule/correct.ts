import { parseSchedule } from './parse.ts';

/**
 * A schedule expression that is right and most likely meant, in place of one that is not; `null` if
 * none suggests itself. What is offered has been read.
 */
export function correctSchedule(text: string): string | null {
  if (parseSchedule(text).ok) return null;
  return candidates(text).find((candidate) => parseSchedule(candidate).ok) ?? null;
}

function candidates(text: string): readonly string[] {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const [, form = '', inside = trimmed] = /^(rate|cron)\s*\(\s*(.*?)\s*\)$/i.exec(trimmed) ?? [];
  const wanted = form.toLowerCase();
  return [...(wanted === 'cron' ? [] : rates(inside)), ...(wanted === 'rate' ? [] : crons(inside))];
}

/** `5 minute`, `1 minutes`, `10m`, `every 5 Minutes`. */
function rates(inside: string): readonly string[] {
  const [, number, unit] = /^(?:every )?(\d+)? ?(m|h|d|min|minute|hour|day)s?$/i.exec(inside) ?? [];
  if (unit === undefined) return [];
  const singular = { m: 'minute', h: 'hour', d: 'day' }[unit[0]?.toLowerCase() ?? ''] ?? 'minute';
  const value = Number(number ?? 1);
  return [`rate(${value} ${singular}${value === 1 ? '' : 's'})`];
}

/** Six fields without `?`, or with two of them; the five of Unix, whose week begins with 0 on Sunday. */
function crons(inside: string): readonly string[] {
  const fields = inside.split(' ');
  if (fields.length === 5) {
    const [minute, hour, ofMonth = '*', month, ofWeek = '*'] = fields;
    const days = ofWeek.replace(/\d+/g, (day) => String((Number(day) % 7) + 1));
    return withOneOpenDay([minute ?? '', hour ?? '', ofMonth, month ?? '', days, '*']);
  }
  return fields.length === 6 ? withOneOpenDay(fields) : [];
}

function withOneOpenDay(fields: readonly string[]): readonly string[] {
  const [minute, hour, ofMonth = '', month, ofWeek = '', year] = fields;
  const cron = (day: string, week: string) =>
    `cron(${[minute, hour, day, month, week, year].join(' ')})`;
  // Which of the two says something is kept.
  if (ofWeek === '*' || ofWeek === '?') return [cron(ofMonth === '?' ? '*' : ofMonth, '?')];
  if (ofMonth === '*' || ofMonth === '?') return [cron('?', ofWeek)];
  return [];
}

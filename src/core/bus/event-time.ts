const ISO_8601 =
  /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(?:([Zz])|([+-]\d\d):?(\d\d))?)?$/;

/**
 * The moment that an entry's time names, in milliseconds since the Unix epoch; `null` if it names
 * none. A time without an offset is taken as UTC, since the engine's own reading would depend on where
 * it runs (which offset the service assumes is not confirmed).
 */
export function readEventTime(text: string): number | null {
  const parts = ISO_8601.exec(text);
  if (!parts) return null;
  const [, date, clock = '00:00', seconds = ':00', , hours, minutes] = parts;
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const moment = Date.parse(`${date}T${clock}${seconds}${offset}`);
  return Number.isNaN(moment) ? null : moment;
}

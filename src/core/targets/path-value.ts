import { parseJson } from '../json/parse.ts';
import { readInputPath, selectJson } from '../transform/input-path.ts';

/** What a path selects in an event, strings without their quotes; `null` if that is nothing. */
export function textAtPath(path: string, event: string): string | null {
  const reading = readInputPath(path);
  const root = parseJson(event);
  if (reading.type !== 'path' || !root.ok) return null;
  const json = selectJson(reading.path, root.value);
  if (json === null) return null;
  const value = parseJson(json);
  return value.ok && value.value.type === 'string' ? value.value.value : json;
}

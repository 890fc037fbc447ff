import { coverageOf, type FieldCoverage } from '../core/generate/coverage.ts';
import { parsePattern } from '../core/pattern/parse.ts';
import type { CoverageRequest } from './api.ts';
import { prepareEvent } from './prepare-event.ts';

/** Of more events the first tell enough. */
const MOST_EVENTS = 200;

/** Which fields of a pattern the saved events exercise; `null` if the pattern is not valid. */
export function coverage(request: CoverageRequest): readonly FieldCoverage[] | null {
  const pattern = parsePattern(request.pattern);
  return pattern.ok ? coverageOf(pattern.value, envelopesOf(request)) : null;
}

/** As rules see them; what no event can be made of is left out. */
export function envelopesOf({ events, scenario }: CoverageRequest): readonly string[] {
  return events
    .slice(0, MOST_EVENTS)
    .flatMap((text) => prepareEvent(text, scenario).envelope ?? []);
}

import type { Change } from './compare-scenarios.ts';

/** A part with its place: `rule fraud-check`, `target q of rule fraud-check`. */
export function describePart({ kind, name, within }: Change): string {
  if (kind === 'scenario') return 'scenario';
  if (kind === 'action') return name;
  const rule = kind === 'target' ? within.at(-1) : undefined;
  return `${kind} ${name}${rule === undefined ? '' : ` of rule ${rule}`}`;
}

/** What was done, in a few words: `Rule fraud-check: pattern`, `Target q of rule r removed`. */
export function describeChange(change: Change): string {
  const part = describePart(change);
  const words = part.charAt(0).toUpperCase() + part.slice(1);
  if (change.kind === 'action') {
    return change.what === 'removed' ? `Taken back: ${part}` : words;
  }
  if (change.what !== 'changed') return `${words} ${change.what}`;
  const fields = change.fields.map(({ field }) => field);
  const named = fields.slice(0, 2).join(', ');
  return `${words}: ${named}${fields.length > 2 ? ` and ${fields.length - 2} more` : ''}`;
}

/** All of it in one line; the first change stands for the rest. */
export function describeChanges(changes: readonly Change[]): string {
  const [first, ...rest] = changes;
  if (!first) return 'Nothing changed';
  return describeChange(first) + (rest.length > 0 ? `, and ${rest.length} more` : '');
}

/** Where something was changed; typing on at the same place is one change. */
export function placesOf(changes: readonly Change[]): string {
  return JSON.stringify(
    changes.map(({ what, kind, name, within, fields }) => [
      ...[what, kind, name, ...within],
      fields.map(({ field }) => field),
    ]),
  );
}

import { describeKind, type Recognition } from '../../core/paste/recognition.ts';

/** The editor that something was pasted into. */
export type PastePlace = 'event' | 'pattern';

/** What was pasted, and the text of the editor before and after. */
export interface Paste {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** What can be done with it, at one press. */
export type PasteAction =
  /** Its event or pattern takes the place of all that is in the editor. */
  | { readonly type: 'replace'; readonly label: string; readonly text: string }
  /** The editor gets back what it had, and the events get tabs of their own. */
  | { readonly type: 'add-events'; readonly label: string }
  /** The editor gets back what it had, and a dialog says why the message is a dead letter. */
  | { readonly type: 'read-letter'; readonly label: string }
  /** The editor gets back what it had, and the records are shown in the log. */
  | { readonly type: 'read-log'; readonly label: string }
  /** The editor gets back what it had, and its pattern becomes that of the selected rule. */
  | { readonly type: 'set-pattern'; readonly label: string; readonly text: string }
  /** The editor gets back what it had, and the patterns become rules. */
  | { readonly type: 'add-rules'; readonly label: string };

export interface PasteOffer {
  readonly place: PastePlace;
  readonly paste: Paste;
  readonly recognition: Recognition;
  /** What it looks like; names of commands stand between backticks. */
  readonly sentence: string;
  /** The first is what is most likely wanted. */
  readonly actions: readonly [PasteAction, ...PasteAction[]];
}

/** Whether the pasted text is all that is in the editor now. */
export function isWhole({ text, after }: Paste): boolean {
  return after.trim() === text.trim();
}

/**
 * What to offer for what was pasted; `null` if it is where it belongs, as it is.
 *
 * @param rule the name of the rule whose pattern is or would be edited
 */
export function offerFor(
  place: PastePlace,
  paste: Paste,
  recognition: Recognition,
  rule: string | null,
): PasteOffer | null {
  const { kind } = recognition;
  const isAtHome = kind === place || (kind === 'events' && place === 'event' && isList(paste));
  if (isAtHome && isWhole(paste)) return null;
  const usual =
    place === 'event' ? forEventEditor(recognition, rule) : forPatternEditor(recognition);
  const letter: PasteAction = { type: 'read-letter', label: 'Read why it failed' };
  const log: PasteAction = { type: 'read-log', label: 'Show it in the log' };
  const [first, ...others] =
    kind === 'dead-letter' ? [letter, ...usual] : kind === 'bus-log' ? [log] : usual;
  if (!first) return null;
  const sentence = `This looks like ${describeKind(kind)}.${notesOn(recognition)}`;
  return { place, paste, recognition, sentence, actions: [first, ...others] };
}

/** A list of events can be edited and sent as it is; lines of them cannot. */
function isList({ text }: Paste): boolean {
  return text.trimStart().startsWith('[');
}

function forEventEditor(
  { kind, events, patterns }: Recognition,
  rule: string | null,
): readonly PasteAction[] {
  const [event] = events;
  if (event && events.length === 1) {
    const isEntry = kind.startsWith('put-events');
    const label = isEntry ? 'Write it as an event' : kind === 'event' ? 'Replace' : 'Use its event';
    return [
      { type: 'replace', label, text: event.text },
      { type: 'add-events', label: 'Add as new event' },
    ];
  }
  if (event) return [{ type: 'add-events', label: `Add ${events.length} events` }];
  const [pattern] = patterns;
  if (!pattern) return [];
  const whose = kind === 'pattern' ? 'it' : 'its pattern';
  const asRules: PasteAction = { type: 'add-rules', label: rulesLabel(patterns.length) };
  if (rule === null || patterns.length > 1) return [asRules];
  return [{ type: 'set-pattern', label: `Use ${whose} in ${rule}`, text: pattern.text }, asRules];
}

function forPatternEditor({ kind, events, patterns }: Recognition): readonly PasteAction[] {
  const [pattern] = patterns;
  const asRules: PasteAction = { type: 'add-rules', label: rulesLabel(patterns.length) };
  if (pattern && patterns.length === 1) {
    const label = kind === 'pattern' ? 'Replace' : 'Use its pattern';
    return [{ type: 'replace', label, text: pattern.text }, asRules];
  }
  if (pattern) {
    const label = pattern.name === null ? 'Use the first pattern' : `Use that of ${pattern.name}`;
    return [asRules, { type: 'replace', label, text: pattern.text }];
  }
  if (events.length === 0) return [];
  const label = events.length === 1 ? 'Add as new event' : `Add ${events.length} events`;
  return [{ type: 'add-events', label }];
}

function rulesLabel(count: number): string {
  return count === 1 ? 'Add as new rule' : `Add ${count} rules`;
}

function notesOn({ events, patterns, more, placeholders }: Recognition): string {
  const shown = Math.max(events.length, patterns.length);
  const rest = more > 0 ? ` These are the first ${shown}.` : '';
  if (placeholders === 0) return rest;
  const values = placeholders === 1 ? 'One value is' : `${placeholders} values are`;
  return `${rest} ${values} known only when it is deployed: look for \${…}.`;
}

import { expectationWords } from '../model/expectation-words.ts';
import type { Action, Expectation, Scenario } from '../model/scenario.ts';

/** A setting whose value is another one; `null` where there was or is none. */
export interface FieldChange {
  /** In words: `text`, `input template`, `retry policy maximum retry attempts`. */
  readonly field: string;
  /** As a person reads it: a text as it is, anything else as JSON. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface Change {
  readonly what: 'added' | 'removed' | 'changed';
  /** `rule`, `target`, `event`, `queue` …; `scenario` for what belongs to none of them. */
  readonly kind: string;
  readonly name: string;
  /** The bus of a rule, the rule of a target. */
  readonly within: readonly string[];
  /** What has changed; everything that was or is set if the part is new or gone. */
  readonly fields: readonly FieldChange[];
}

/** One of the things that a scenario has lists of. */
type Part = Readonly<Record<string, unknown>>;

interface ListKind {
  readonly kind: string;
  readonly key: string;
  /** What has lists of its own. */
  readonly inner: Readonly<Record<string, ListKind>>;
  /** What a part is called that has no name. */
  readonly nameOf?: (part: Part) => string;
}

const target: ListKind = { kind: 'target', key: 'id', inner: {} };
const rule: ListKind = { kind: 'rule', key: 'name', inner: { targets: target } };

/** Lists that are not called like the plural of what is in them, or whose parts have lists. */
const LISTS: Readonly<Record<string, ListKind>> = {
  buses: { kind: 'event bus', key: 'name', inner: { rules: rule } },
  apiDestinations: { kind: 'API destination', key: 'name', inner: {} },
  events: { kind: 'event', key: 'id', inner: {} },
  expectations: {
    kind: 'test',
    key: 'id',
    inner: {},
    nameOf(part) {
      // The parts of this list of a scenario are these.
      const expectation = part as unknown as Expectation;
      return expectationWords(expectation, expectation.event);
    },
  },
};

/** What is different in `after`, part by part, in the order of the document. */
export function compareScenarios(before: Scenario, after: Scenario): readonly Change[] {
  if (before === after) return [];
  const changes: Change[] = [];
  const own: FieldChange[] = [];
  for (const key of keysOf(before, after)) {
    const [old, now] = [(before as Part)[key], (after as Part)[key]];
    if (old === now || key === 'actions') continue;
    const list = LISTS[key] ?? listKindOf(key, old, now);
    if (list) changes.push(...compareLists(list, [], partsOf(old), partsOf(now)));
    else own.push(...compareFields(inWords(key), old, now));
  }
  if (own.length > 0) {
    changes.unshift({
      what: 'changed',
      kind: 'scenario',
      name: after.name,
      within: [],
      fields: own,
    });
  }
  const done = compareActions(before, after, changes);
  return done ? [...changes, done] : changes;
}

function listKindOf(key: string, old: unknown, now: unknown): ListKind | null {
  const [first] = [...partsOf(now), ...partsOf(old)];
  const identity = ['id', 'name'].find((name) => typeof first?.[name] === 'string');
  if (!identity) return null;
  return { kind: inWords(key.replace(/s$/, '')), key: identity, inner: {} };
}

function compareLists(
  list: ListKind,
  within: readonly string[],
  before: readonly Part[],
  after: readonly Part[],
): readonly Change[] {
  const changes: Change[] = [];
  const earlier = new Map(before.map((part) => [part[list.key], part]));
  const later = new Map(after.map((part) => [part[list.key], part]));
  const seen = new Set<Part>();
  after.forEach((now, index) => {
    // What stands where another part stood, and neither is anywhere else, has been renamed.
    const stood = before[index];
    const isRenamed =
      before.length === after.length &&
      stood !== undefined &&
      !earlier.has(now[list.key]) &&
      !later.has(stood[list.key]);
    const old = earlier.get(now[list.key]) ?? (isRenamed ? stood : undefined);
    if (old) seen.add(old);
    if (old !== now) changes.push(...compareParts(list, within, old, now));
  });
  for (const old of before) {
    if (!seen.has(old)) changes.push(...compareParts(list, within, old, undefined));
  }
  return changes;
}

function compareParts(
  list: ListKind,
  within: readonly string[],
  before: Part | undefined,
  after: Part | undefined,
): readonly Change[] {
  const shown = after ?? before ?? {};
  const name = list.nameOf?.(shown) ?? String(shown.name ?? shown[list.key]);
  const fields: FieldChange[] = [];
  const inner: Change[] = [];
  for (const key of keysOf(before ?? {}, after ?? {})) {
    const [old, now] = [before?.[key], after?.[key]];
    const innerList = list.inner[key];
    if (innerList) {
      inner.push(...compareLists(innerList, [...within, name], partsOf(old), partsOf(now)));
    } else if (key !== list.key || (before && after)) {
      fields.push(...compareFields(inWords(key), old, now));
    }
  }
  const what = !before ? 'added' : !after ? 'removed' : 'changed';
  if (what === 'changed' && fields.length === 0) return inner;
  return [{ what, kind: list.kind, name, within, fields }, ...inner];
}

/** Objects are taken apart as far as both sides are objects of the same kind. */
function compareFields(field: string, before: unknown, after: unknown): readonly FieldChange[] {
  if (isPart(before) && isPart(after) && before.type === after.type) {
    return keysOf(before, after).flatMap((key) =>
      compareFields(`${field} ${inWords(key)}`, before[key], after[key]),
    );
  }
  const [old, now] = [textOf(before), textOf(after)];
  return old === now ? [] : [{ field, before: old, after: now }];
}

/** What was sent follows the event it was sent from, so that is no change of its own. */
function compareActions(
  before: Scenario,
  after: Scenario,
  changes: readonly Change[],
): Change | null {
  if (before.actions === after.actions) return null;
  const follows = changes.some(({ kind }) => kind === 'event');
  const lines = ({ actions }: Scenario) => actions.map((each) => lineOf(each, !follows)).join('\n');
  const [old, now] = [lines(before), lines(after)];
  if (old === now) return null;
  const [many, fewer] = [after.actions.length, before.actions.length];
  return {
    what: many > fewer ? 'added' : many < fewer ? 'removed' : 'changed',
    kind: 'action',
    name: nameOfActions(before.actions, after.actions),
    within: [],
    fields: [{ field: 'what happens', before: old, after: now }],
  };
}

function nameOfActions(before: readonly Action[], after: readonly Action[]): string {
  const [more, fewer] = after.length >= before.length ? [after, before] : [before, after];
  const known = new Set(fewer.map((action) => JSON.stringify(action)));
  const others = more.filter((action) => !known.has(JSON.stringify(action)));
  const [only] = others;
  return others.length === 1 && only ? lineOf(only, false).replace(/^\S+ s /, '') : 'what happens';
}

/** `withText` says all of it, and not only which it is. */
function lineOf(action: Action, withText: boolean): string {
  const at = `+${action.at / 1000} s`;
  switch (action.type) {
    case 'put-events':
      return `${at} put event ${action.event} on ${action.bus}${withText ? `: ${action.text}` : ''}`;
    case 'wait':
      return `${at} wait`;
    case 'api-call': {
      const input = withText ? ` ${action.input}` : '';
      return `${at} call ${action.service}:${action.operation}${input}`;
    }
    default: {
      const { type, at: _, ...settings } = action;
      const [subject = '', ...rest] = Object.values(settings);
      const more = withText && rest.length > 0 ? ` ${JSON.stringify(rest)}` : '';
      return `${at} ${type.replaceAll('-', ' ')} ${String(subject)}${more}`;
    }
  }
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** `maximumRetryAttempts` → `maximum retry attempts` */
function inWords(key: string): string {
  return key.replace(/[A-Z]+/g, (letters) => ` ${letters.toLowerCase()}`);
}

function keysOf(before: Part | Scenario, after: Part | Scenario): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partsOf(value: unknown): readonly Part[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

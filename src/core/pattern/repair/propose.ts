import { parseJson } from '../../json/parse.ts';
import { applyEdits, areApart, composeEdits, type Edit } from '../../model/edit.ts';
import type { QuickFix } from '../../model/quick-fix.ts';
import { type EventLeaves, leavesOf } from '../event-leaves.ts';
import { explainEvent, matchesEvent } from '../explain.ts';
import type { EventPattern } from '../parse.ts';
import { readRulePattern } from '../rule-pattern.ts';
import { askElsewhere, renameElsewhere } from './another-name.ts';
import { widenPattern } from './bounds.ts';
import { readmit } from './exclusion.ts';
import { unfoldText } from './json-in-text.ts';
import { foldEvent, foldPattern } from './letter-case.ts';
import { type Obstacle, obstaclesOf } from './misses.ts';
import { alignEvent, alignPattern } from './near-text.ts';
import { widenNetwork } from './network.ts';
import { acceptValue, setValue } from './other-value.ts';
import { acceptPresence, changePresence, lookDeeper, wrapOperator } from './presence.ts';
import { respellEvent, respellPattern } from './spelling.ts';
import type { Miss, Source, Step, Strategy } from './step.ts';
import { saidOf } from './words.ts';
import type { WrittenEvent } from './written-event.ts';

/*
 * A rule that does not match is a few small corrections away from one that does, and so is the
 * event. This is a search for the shortest ways, on either side by itself:
 *
 * - A strategy (one a file) knows one kind of mistake, and for a field that fails it proposes steps:
 *   edits with a title and a cost.
 * - From a text, steps for all fields that fail are taken at once: the cheapest for each, and next
 *   to it every other choice for one of them. That gives new texts, whose cost is the sum of theirs.
 * - The cheapest text is read and evaluated by the engine that also delivers. If it matches, it is
 *   a quick fix; if not, the search goes on from it: a field that was misspelt may have a wrong value.
 *
 * So nothing is offered that has not been tried, and what is offered first is the least change.
 */

const PATTERN_STRATEGIES: readonly Strategy[] = [
  respellPattern,
  foldPattern,
  alignPattern,
  wrapOperator,
  widenPattern,
  widenNetwork,
  askElsewhere,
  lookDeeper,
  readmit,
  acceptValue,
  acceptPresence,
];

const EVENT_STRATEGIES: readonly Strategy[] = [
  respellEvent,
  foldEvent,
  alignEvent,
  unfoldText,
  renameElsewhere,
  setValue,
  changePresence,
];

const MOST_A_SIDE = 3;
/** What costs so many times as much as the best is not what was meant. */
const MOST_TIMES_BEST = 2.4;
const MOST_ROUNDS = 4;
const MOST_ALTERNATIVES = 3;
const MOST_STEPS_A_FIELD = 4;
const MOST_FIELDS = 12;
/** With more fields than this that fail, there is one way for all of them. */
const MOST_VARIED = 2;
const MOST_TRIED = 40;
/** So many characters of changed events are read: a huge event is tried a few times only. */
const MOST_READ = 3_000_000;

type Side = QuickFix['side'];

/** A text on the way, found by taking steps from another. */
interface Attempt {
  /** From the original text to this one. */
  readonly edits: readonly Edit[];
  readonly titles: readonly string[];
  readonly cost: number;
  readonly rounds: number;
}

/** An attempt that has been read. */
interface Present {
  readonly pattern: EventPattern;
  readonly event: WrittenEvent;
}

/**
 * The smallest changes of the pattern and of the event after which the rule matches, the smallest
 * first; none if it matches already. It pauses after every text that was tried, so that whoever asks
 * can do something else in between, or give up.
 */
export function* proposeQuickFixes(
  pattern: EventPattern,
  event: WrittenEvent,
): Generator<void, readonly QuickFix[]> {
  if (matchesEvent(pattern, event.reading)) return [];
  const present = { pattern, event };
  const ofPattern = yield* search('pattern', present);
  const ofEvent = yield* search('event', present);
  return [...ofPattern, ...ofEvent]
    .sort((a, b) => a.cost - b.cost)
    .map(({ side, titles, edits }) => ({
      side,
      ...saidOf(titles),
      edits: side === 'event' ? event.inEditor(edits) : edits,
    }));
}

function* search(
  side: Side,
  start: Present,
): Generator<void, readonly (Attempt & { readonly side: Side })[]> {
  const waiting: Attempt[] = attemptsFrom(side, NOTHING_DONE, start);
  const seen = new Set<string>();
  const found: (Attempt & { side: Side })[] = [];
  let read = 0;
  for (let tried = 0; tried < MOST_TRIED && found.length < MOST_A_SIDE; tried++) {
    waiting.sort((a, b) => b.cost - a.cost);
    const attempt = waiting.pop();
    if (!attempt || attempt.cost > (found[0]?.cost ?? attempt.cost) * MOST_TIMES_BEST) break;
    const name = JSON.stringify(attempt.edits);
    if (seen.has(name)) continue;
    seen.add(name);
    if (side === 'event') read += start.event.text.length;
    if (read > MOST_READ) break;
    const present = after(side, attempt.edits, start);
    yield;
    if (!present) continue;
    if (isMatch(present)) found.push({ ...attempt, side });
    else if (attempt.rounds < MOST_ROUNDS) waiting.push(...attemptsFrom(side, attempt, present));
  }
  return found;
}

const NOTHING_DONE: Attempt = { edits: [], titles: [], cost: 0, rounds: 0 };

function after(side: Side, edits: readonly Edit[], { pattern, event }: Present): Present | null {
  if (side === 'event') {
    const changed = event.after(edits);
    return changed && { pattern, event: changed };
  }
  const changed = readRulePattern('', applyEdits(pattern.text, edits));
  return changed.ok ? { pattern: changed.value, event } : null;
}

function isMatch({ pattern, event }: Present): boolean {
  return matchesEvent(pattern, event.reading) && explainEvent(pattern, event.reading).matched;
}

function attemptsFrom(side: Side, from: Attempt, { pattern, event }: Present): Attempt[] {
  const seenByRules = event.reading.leaves(false);
  const source = side === 'pattern' ? patternSource(pattern) : event;
  if (!seenByRules || !source) return [];
  const view = side === 'pattern' ? seenByRules : leavesOf(event.root, false);
  return obstaclesOf(pattern, seenByRules)
    .filter((obstacles) => obstacles.length <= MOST_FIELDS)
    .slice(0, MOST_ALTERNATIVES)
    .flatMap((obstacles) => {
      const choices = obstacles.map((obstacle) => {
        const there = inView(obstacle, seenByRules, view);
        return there ? stepsFor(side, { ...there, view, source }) : [];
      });
      if (choices.some((steps) => steps.length === 0)) return [];
      return combinations(choices).map((steps) => ({
        edits: composeEdits(
          from.edits,
          steps.flatMap(({ edits }) => edits),
        ),
        titles: [...from.titles, ...steps.map(({ title }) => title)],
        cost: steps.reduce((sum, { cost }) => sum + cost, from.cost),
        rounds: from.rounds + 1,
      }));
    });
}

/** The pattern's text with its tree; what stands behind the pattern is not part of it. */
function patternSource({ text, root }: EventPattern): Source | null {
  const parsed = parseJson(text.slice(0, root.span.to));
  return parsed.ok ? { text, root: parsed.value } : null;
}

/** The same values in another view of the event; `null` if it does not have them. */
function inView(obstacle: Obstacle, from: EventLeaves, to: EventLeaves): Obstacle | null {
  if (from === to) return obstacle;
  const { path } = obstacle.field;
  const there = from.leaves.get(path) ?? [];
  const here = to.leaves.get(path) ?? [];
  if (there.length !== here.length) return null;
  const leaves = here.filter((_, index) => {
    const leaf = there[index];
    return leaf !== undefined && obstacle.leaves.includes(leaf);
  });
  return { ...obstacle, leaves, containers: to.containers.get(path) ?? [] };
}

function stepsFor(side: Side, miss: Miss): readonly Step[] {
  const strategies = side === 'pattern' ? PATTERN_STRATEGIES : EVENT_STRATEGIES;
  const steps = strategies.flatMap((strategy) => strategy(miss));
  const seen = new Set<string>();
  return steps
    .sort((a, b) => a.cost - b.cost)
    .filter(({ edits }) => {
      const name = JSON.stringify(edits);
      const isNew = !seen.has(name);
      seen.add(name);
      return isNew;
    })
    .slice(0, MOST_STEPS_A_FIELD);
}

/**
 * One step for every field: the cheapest of each, and beside it every other choice for one of them,
 * unless there are so many fields that nobody would compare.
 * Steps that cannot be made together, and those that another field has brought in already, are left
 * out: what they would have done is looked for again from there.
 */
function combinations(choices: readonly (readonly Step[])[]): readonly (readonly Step[])[] {
  const best = choices.map(([cheapest]) => cheapest).filter((step) => step !== undefined);
  const varied = choices.length > MOST_VARIED ? [] : choices;
  const others = varied.flatMap((steps, index) =>
    steps.slice(1).map((step) => best.map((other, place) => (place === index ? step : other))),
  );
  return [best, ...others].map((steps) => {
    const together: Step[] = [];
    for (const step of steps) {
      const edits = [...together, step].flatMap((taken) => taken.edits);
      if (areApart(edits)) together.push(step);
    }
    return together;
  });
}

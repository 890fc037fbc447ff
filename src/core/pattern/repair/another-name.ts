import { type Link, linksBelowLists, linksTo, moveMember } from '../../json/member-edits.ts';
import type { Edit } from '../../model/edit.ts';
import { accepts } from '../accepts.ts';
import type { EventLeaves } from '../event-leaves.ts';
import { nearPaths } from '../nearest-field.ts';
import { isSimilar } from '../similar-text.ts';
import type { PatternField } from '../syntax.ts';
import type { Miss, Step } from './step.ts';

const MOST_PLACES = 4;
const MOST_BY_VALUE = 2;
/** Shorter texts stand in many fields. */
const SHORTEST_TELLING = 3;

/** The rule asks for a field of another name, or in another place. */
export function askElsewhere({ field, leaves, view, source }: Miss): readonly Step[] {
  if (leaves.length > 0) return [];
  const links = linksTo(source.root, field.span);
  if (!links) return [];
  const near = nearPaths(field.path, view).slice(0, MOST_PLACES);
  return [...near, ...pathsByValue(field, view)].flatMap(({ path, cost }): readonly Step[] => {
    const fits = (view.leaves.get(path) ?? []).some((leaf) =>
      field.matchers.some((matcher) => accepts(matcher, leaf)),
    );
    return waysTo(source.text, links, field.path, path, true).map((way, index) => ({
      title: way.renamed ?? `Ask for ${way.to} instead of ${way.from}`,
      cost: cost + index * 1.5 - (fits ? 0.5 : 0),
      edits: way.edits,
    }));
  });
}

/** The event has the field under another name, or in another place. */
export function renameElsewhere({ field, leaves, view, source }: Miss): readonly Step[] {
  if (leaves.length > 0) return [];
  return nearPaths(field.path, view)
    .slice(0, MOST_PLACES)
    .flatMap(({ path, cost }): readonly Step[] => {
      const node = view.leaves.get(path)?.[0]?.node ?? view.containers.get(path)?.[0];
      const links = node && linksTo(source.root, node.span);
      if (!links) return [];
      return waysTo(source.text, links, path, field.path, false).map((way, index) => ({
        title: way.renamed ?? `Move ${way.from} to ${way.to}`,
        cost: cost + index * 1.5,
        edits: way.edits,
      }));
    });
}

/** Fields of any name whose value is exactly a text that the rule asks for. */
function pathsByValue(
  field: PatternField,
  view: EventLeaves,
): readonly { readonly path: string; readonly cost: number }[] {
  const texts = field.matchers.filter(({ type }) => type === 'string');
  const found: { path: string; cost: number }[] = [];
  if (texts.length === 0) return found;
  for (const [path, values] of view.leaves) {
    if (found.length === MOST_BY_VALUE) break;
    const fits = values.some(
      (leaf) =>
        leaf.text.length >= SHORTEST_TELLING && texts.some((matcher) => accepts(matcher, leaf)),
    );
    if (fits && path !== field.path) found.push({ path, cost: 3.5 });
  }
  return found;
}

interface Way {
  readonly edits: readonly Edit[];
  /** What is moved, and to where: the field, or an object around it. */
  readonly from: string;
  readonly to: string;
  /** What the edits do, if they write one key differently and nothing else. */
  readonly renamed: string | null;
  readonly isOwnKey?: boolean;
}

/**
 * Edits after which what is found at one path is found at the other: keys are written differently
 * where that is enough, else a member moves, with what is beside the field if it is an object around
 * it that is in the wrong place.
 */
function waysTo(
  text: string,
  links: readonly Link[],
  from: string,
  to: string,
  prune: boolean,
): readonly Way[] {
  const named = links.filter(({ member }) => member.key !== '$or');
  const wanted = to.split('.');
  if (named.map(({ member }) => member.key).join('.') !== from) return [];
  const ways: Way[] = [];
  const renaming = named.length === wanted.length ? rename(named, wanted) : null;
  if (renaming) ways.push(renaming);
  // Where only the field's own key is written differently, to move it would come to the same.
  if (renaming?.isOwnKey) return ways;
  const below = linksBelowLists(links);
  const above = named.slice(0, named.length - below.length);
  if (above.some(({ member }, index) => member.key !== wanted[index])) return ways;
  const rest = wanted.slice(above.length);
  let shared = 0;
  const most = Math.min(below.length, rest.length) - 1;
  while (shared < most && below.at(-1 - shared)?.member.key === rest.at(-1 - shared)) shared++;
  for (const kept of new Set([shared, 0])) {
    const moved = below.slice(0, below.length - kept);
    const edits = moveMember(text, moved, rest.slice(0, rest.length - kept), prune);
    if (!edits) continue;
    const cut = (path: string) => path.split('.').slice(0, kept === 0 ? undefined : -kept);
    ways.push({ edits, from: cut(from).join('.'), to: cut(to).join('.'), renamed: null });
  }
  return ways;
}

/** Writes the keys that differ as they are wanted, unless others of that name stand beside them. */
function rename(links: readonly Link[], wanted: readonly string[]): Way | null {
  const changed = links.flatMap((link, index) => {
    const name = wanted[index] ?? '';
    return link.member.key === name ? [] : [{ ...link, name }];
  });
  const isOneWord = changed.length === 1;
  const isSlip = changed.every(({ member, name }) => isSimilar(member.key, name));
  const isTaken = changed.some(({ object, name }) =>
    object.members.some(({ key }) => key === name),
  );
  if (isTaken || !(isOneWord || isSlip)) return null;
  const edits = changed.map(({ member, name }) => ({
    ...member.keySpan,
    insert: JSON.stringify(name),
  }));
  const words = changed.map(
    ({ member, name }) => `${JSON.stringify(member.key)} to ${JSON.stringify(name)}`,
  );
  const isOwnKey = isOneWord && changed[0]?.member === links.at(-1)?.member;
  return { edits, from: '', to: '', renamed: `Rename ${words.join(' and ')}`, isOwnKey };
}

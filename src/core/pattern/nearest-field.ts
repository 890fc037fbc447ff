import type { JsonNode } from '../json/node.ts';
import type { Span } from '../model/span.ts';
import type { EventLeaves } from './event-leaves.ts';
import { isSimilar, plainName } from './similar-text.ts';

/** Something in the event that a missing field may have been meant to be, or its closest parent. */
export interface NearField {
  readonly path: readonly string[];
  readonly span: Span;
  /** `similar`: another spelling of the path; `elsewhere`: the same name in another place. */
  readonly kind: 'similar' | 'elsewhere' | 'parent';
}

/** A path of the event that may be what another path was meant to be. */
export interface NearPath {
  readonly path: string;
  readonly kind: 'similar' | 'elsewhere';
  /** How far it is from the path that was looked for: 1 is another spelling of the same. */
  readonly cost: number;
}

interface KnownPath {
  readonly path: string;
  readonly segments: readonly string[];
  readonly plain: string;
  readonly isLeaf: boolean;
}

/** More paths than a person reads; a hint is not worth looking through an event of a megabyte. */
const MOST_PATHS = 2_000;

/** Nobody asks for these by mistake: no two events have the same `id`, and all the same `version`. */
const DRAWN_BY_SERVICE: ReadonlySet<string> = new Set(['id', 'version']);

/** Many fields are looked for in one event. */
const known = new WeakMap<EventLeaves, readonly KnownPath[]>();

/** Looks for a misspelt or misplaced field; failing that, for the deepest parent that exists. */
export function nearestTo(keys: readonly string[], event: EventLeaves): NearField | null {
  const [near] = nearPaths(keys.join('.'), event);
  const place = near && placeOf(near.path, event);
  if (near && place) return { path: near.path.split('.'), span: place.span, kind: near.kind };
  for (let depth = keys.length - 1; depth > 0; depth--) {
    const path = keys.slice(0, depth);
    const parent = placeOf(path.join('.'), event);
    if (parent) return { path, span: parent.span, kind: 'parent' };
  }
  return null;
}

/** The event's paths that are spelt nearly like one that it does not have, the nearest first. */
export function nearPaths(path: string, event: EventLeaves): readonly NearPath[] {
  const segments = path.split('.');
  const plain = plainName(path);
  const found = knownPaths(event).flatMap((candidate): readonly NearPath[] => {
    if (candidate.path === path || candidate.path === '') return [];
    const near = likeness(segments, plain, candidate);
    if (!near) return [];
    // A rule looks at values only.
    return [{ path: candidate.path, ...near, cost: near.cost + (candidate.isLeaf ? 0 : 0.9) }];
  });
  return found.sort((a, b) => a.cost - b.cost || a.path.length - b.path.length);
}

function likeness(
  segments: readonly string[],
  plain: string,
  candidate: KnownPath,
): Omit<NearPath, 'path'> | null {
  const others = candidate.segments;
  if (plain === candidate.plain) return { kind: 'similar', cost: 1 };
  const isAlike =
    segments.length === others.length &&
    segments.every((segment, index) => {
      const other = others[index] ?? '';
      return segment === other || isSimilar(segment, other);
    });
  if (isAlike) return { kind: 'similar', cost: 1.5 };
  const [name, otherName] = [segments.at(-1) ?? '', others.at(-1) ?? ''];
  if (name !== otherName && plainName(name) !== candidate.plain && !isSimilar(name, otherName)) {
    return null;
  }
  const apart = Math.abs(segments.length - others.length) * 0.1;
  return { kind: 'elsewhere', cost: (name === otherName ? 2 : 2.5) + apart };
}

function knownPaths(event: EventLeaves): readonly KnownPath[] {
  let paths = known.get(event);
  if (!paths) {
    const all = [...event.leaves.keys(), ...event.containers.keys()].slice(0, MOST_PATHS);
    const meant = [...new Set(all)].filter((path) => !DRAWN_BY_SERVICE.has(path));
    paths = meant.map((path) => ({
      path,
      segments: path.split('.'),
      plain: plainName(path),
      isLeaf: event.leaves.has(path),
    }));
    known.set(event, paths);
  }
  return paths;
}

function placeOf(path: string, event: EventLeaves): JsonNode | undefined {
  return event.leaves.get(path)?.[0]?.node ?? event.containers.get(path)?.[0];
}

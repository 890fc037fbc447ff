import { compactJson } from '../json/compact.ts';
import type { JsonNode } from '../json/node.ts';
import { type JsonType, jsonTypeOf } from './placeholder-effect.ts';

/** A path that can be written into an input, with what it selects in an event. */
export interface EventPath {
  readonly path: string;
  readonly type: JsonType;
  /** JSON text, cut after `LONGEST_VALUE` characters. */
  readonly value: string;
}

const LONGEST_VALUE = 120;
/** More than a person reads through; the rest can be typed. */
const MOST_PATHS = 400;
/** Of a list's elements the first few stand for all. */
const MOST_ELEMENTS = 3;
const NAME = /^[A-Za-z0-9_\-/]+$/;

/**
 * The paths of an event in its own order, parents first. Fields whose names no path can hold are left
 * out: their parent is what can be selected.
 */
export function eventPaths(event: JsonNode): readonly EventPath[] {
  const found: EventPath[] = [];
  collect(event, '$', found);
  return found;
}

function collect(node: JsonNode, path: string, found: EventPath[]): void {
  if (found.length >= MOST_PATHS) return;
  found.push(pathTo(path, compactJson(node)));
  if (node.type === 'object') {
    const seen = new Map(node.members.map(({ key, value }) => [key, value]));
    for (const [key, value] of seen) {
      if (NAME.test(key)) collect(value, `${path}.${key}`, found);
    }
  } else if (node.type === 'array') {
    for (const [index, element] of node.elements.slice(0, MOST_ELEMENTS).entries()) {
      collect(element, `${path}[${index}]`, found);
    }
    collectColumns(node.elements, path, found);
  }
}

/** Of a list of objects: one field of all of them. */
function collectColumns(elements: readonly JsonNode[], path: string, found: EventPath[]): void {
  const keys = new Set(
    elements.flatMap((element) =>
      element.type === 'object' ? element.members.map(({ key }) => key) : [],
    ),
  );
  for (const key of keys) {
    if (!NAME.test(key) || found.length >= MOST_PATHS) continue;
    const values = elements.flatMap((element) => {
      if (element.type !== 'object') return [];
      return element.members.findLast((candidate) => candidate.key === key)?.value ?? [];
    });
    found.push(pathTo(`${path}[*].${key}`, `[${values.map(compactJson).join(',')}]`));
  }
}

function pathTo(path: string, json: string): EventPath {
  const value = json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE - 1)}…` : json;
  return { path, type: jsonTypeOf(json), value };
}

/** The last name in a path; empty for `$`. */
export function lastNameOf(path: string): string {
  return [...path.matchAll(/\.([^.[\]*]+)/g)].at(-1)?.[1] ?? '';
}

/** A name for a variable with that path: its field's, numbered if it is taken. */
export function variableNameFor(path: string, taken: readonly string[]): string {
  const base =
    lastNameOf(path)
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .slice(0, 60) || 'event';
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!taken.includes(name)) return name;
  }
}

/** The paths that words are found in: in the last name first, then anywhere in the path, then in the value. */
export function searchPaths(paths: readonly EventPath[], words: string): readonly EventPath[] {
  const wanted = words.toLowerCase().replace(/^\$\.?/, '');
  if (wanted === '') return paths;
  const rank = ({ path, value }: EventPath): number => {
    if (lastNameOf(path).toLowerCase().startsWith(wanted)) return 0;
    if (path.toLowerCase().includes(wanted)) return 1;
    return value.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return paths
    .map((path) => ({ path, rank: rank(path) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ path }) => path);
}

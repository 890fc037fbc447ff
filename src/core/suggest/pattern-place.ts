import type { JsonLevel, JsonPlace } from '../json/place.ts';

/** What a place in a pattern is about, as far as the text up to it can be read. */
export type PatternPlace =
  /** Before everything: the pattern itself is due. */
  | { readonly type: 'pattern' }
  /** A field of the object at `path`. */
  | { readonly type: 'key'; readonly path: readonly string[]; readonly insideOr: boolean }
  /** Directly behind a field, where its list or an object is due. */
  | { readonly type: 'field'; readonly path: readonly string[] }
  /** A member of a field's list. */
  | { readonly type: 'member'; readonly path: readonly string[] }
  /** The name of an operator; `within` is the operator that it is nested in. */
  | { readonly type: 'operator'; readonly path: readonly string[]; readonly within: string | null }
  | PatternOperand
  /** Behind `$or`, where its list is due, and in that list. */
  | { readonly type: 'or' }
  | { readonly type: 'alternative' };

/** What an operator is given. */
export interface PatternOperand {
  readonly type: 'operand';
  readonly path: readonly string[];
  readonly operator: string;
  /** The operator that this one is nested in. */
  readonly within: string | null;
  /** The place in the operator's list, `null` where it is not in one. */
  readonly index: number | null;
}

/** Reads a place by the grammar of patterns; `null` where that has nothing to say. */
export function patternPlaceOf({ levels, role, commaAt }: JsonPlace): PatternPlace | null {
  const [first] = levels;
  if (!first) return { type: 'pattern' };
  if (first.type !== '{') return null;
  const isKey = role === 'key' || (role === 'gap' && commaAt !== null);
  if (role === 'gap' && commaAt === null) return null;
  return objectPlace(levels, 0, [], false, isKey);
}

type Levels = readonly JsonLevel[];

/** Inside an object whose members are fields. */
function objectPlace(
  levels: Levels,
  depth: number,
  path: readonly string[],
  insideOr: boolean,
  isKey: boolean,
): PatternPlace | null {
  const level = levels[depth];
  const inner = levels[depth + 1];
  if (!level) return null;
  if (!inner) {
    if (isKey) return { type: 'key', path, insideOr };
    if (level.key === null) return null;
    return level.key === '$or' ? { type: 'or' } : { type: 'field', path: [...path, level.key] };
  }
  if (level.key === null) return null;
  if (level.key === '$or' && inner.type === '[') return orPlace(levels, depth + 1, path, isKey);
  const field = [...path, level.key];
  return inner.type === '{'
    ? objectPlace(levels, depth + 1, field, insideOr, isKey)
    : listPlace(levels, depth + 1, field, isKey);
}

function orPlace(
  levels: Levels,
  depth: number,
  path: readonly string[],
  isKey: boolean,
): PatternPlace | null {
  const inner = levels[depth + 1];
  if (!inner) return { type: 'alternative' };
  return inner.type === '{' ? objectPlace(levels, depth + 1, path, true, isKey) : null;
}

/** Inside a field's list. */
function listPlace(
  levels: Levels,
  depth: number,
  path: readonly string[],
  isKey: boolean,
): PatternPlace | null {
  const inner = levels[depth + 1];
  if (!inner) return { type: 'member', path };
  return inner.type === '{' ? operatorPlace(levels, depth + 1, path, null, isKey) : null;
}

/** Inside the braces of an operator. */
function operatorPlace(
  levels: Levels,
  depth: number,
  path: readonly string[],
  within: string | null,
  isKey: boolean,
): PatternPlace | null {
  const level = levels[depth];
  const inner = levels[depth + 1];
  if (!level) return null;
  if (!inner && isKey) return { type: 'operator', path, within };
  const operator = level.key;
  if (operator === null) return null;
  if (!inner) return { type: 'operand', path, operator, within, index: null };
  if (inner.type === '{') {
    return within === null ? operatorPlace(levels, depth + 1, path, operator, isKey) : null;
  }
  if (levels.length > depth + 2) return null;
  return { type: 'operand', path, operator, within, index: inner.index };
}

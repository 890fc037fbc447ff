import type { JsonNode } from '../../json/node.ts';
import { accepts } from '../accepts.ts';
import type { EventLeaf, EventLeaves } from '../event-leaves.ts';
import { FieldValues } from '../field-values.ts';
import { findAssignment } from '../find-assignment.ts';
import type { Alternative, EventPattern, PatternField } from '../syntax.ts';

/** A field that stands in the way, with the values that come into question. */
export interface Obstacle {
  readonly field: PatternField;
  readonly leaves: readonly EventLeaf[];
  readonly containers: readonly JsonNode[];
}

/** More alternatives and list elements are not looked at: what is nearest is rarely among them. */
const MOST_ALTERNATIVES = 100;
const MOST_ELEMENTS = 40;

/** For each alternative of the pattern, what keeps it from matching, the fewest first. */
export function obstaclesOf(
  pattern: EventPattern,
  event: EventLeaves,
): readonly (readonly Obstacle[])[] {
  const known = new Map<PatternField, Obstacle | null>();
  const alone = (field: PatternField): Obstacle | null => {
    let obstacle = known.get(field);
    if (obstacle === undefined) {
      const leaves = event.leaves.get(field.path) ?? [];
      const containers = event.containers.get(field.path) ?? [];
      obstacle = isSatisfied(field, leaves) ? null : { field, leaves, containers };
      known.set(field, obstacle);
    }
    return obstacle;
  };
  return pattern.alternatives
    .slice(0, MOST_ALTERNATIVES)
    .map((alternative) => {
      const obstacles = alternative.map(alone).filter((obstacle) => obstacle !== null);
      return obstacles.length > 0 ? obstacles : obstaclesTogether(alternative, event);
    })
    .filter((obstacles) => obstacles.length > 0)
    .sort((a, b) => a.length - b.length);
}

function isSatisfied(field: PatternField, leaves: readonly EventLeaf[]): boolean {
  return field.matchers.some((matcher) =>
    matcher.type === 'exists' && !matcher.value
      ? leaves.length === 0
      : leaves.some((leaf) => accepts(matcher, leaf)),
  );
}

/**
 * Every field has a value, but in different elements of a list. Looks for the element in which the
 * fewest fields are amiss; they are what stands in the way there.
 */
function obstaclesTogether(alternative: Alternative, event: EventLeaves): readonly Obstacle[] {
  const valuesOf = (field: PatternField) => new FieldValues(field, event.leaves);
  if (findAssignment(alternative, valuesOf).matched) return [];
  let fewest: readonly Obstacle[] = [];
  let looked = 0;
  for (const field of alternative) {
    for (const leaf of event.leaves.get(field.path) ?? []) {
      if (leaf.elements.length === 0 || !isSatisfied(field, [leaf])) continue;
      if (looked++ === MOST_ELEMENTS) return fewest;
      const obstacles = obstaclesBeside(leaf, alternative, event);
      const isBetter = fewest.length === 0 || obstacles.length < fewest.length;
      if (obstacles.length > 0 && isBetter) fewest = obstacles;
    }
  }
  return fewest;
}

function obstaclesBeside(
  chosen: EventLeaf,
  alternative: Alternative,
  event: EventLeaves,
): readonly Obstacle[] {
  const place = new Map(chosen.elements.map(({ array, index }) => [array, index]));
  return alternative.flatMap((field) => {
    const leaves = (event.leaves.get(field.path) ?? []).filter(({ elements }) =>
      elements.every(({ array, index }) => (place.get(array) ?? index) === index),
    );
    return isSatisfied(field, leaves) ? [] : [{ field, leaves, containers: [] }];
  });
}

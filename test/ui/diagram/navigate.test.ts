import { describe, expect, test } from 'vitest';
import { layoutRoutes } from '../../../src/ui/diagram/layout.ts';
import { type NavigationKey, nodeTowards } from '../../../src/ui/diagram/navigate.ts';
import { aRoute } from './a-route.ts';

const model = aRoute(
  's1 > b',
  's2 > b',
  'b > r1',
  'b > r2',
  'b > r3',
  'r1 > t1',
  'r3 > t3',
  't3 > q',
);
const layout = layoutRoutes(model, { width: 1_000, height: 154, row: 26 });

describe('a key leads', () => {
  const cases: readonly [string, NavigationKey, string | undefined][] = [
    ['r1', 'ArrowDown', 'r2'],
    ['r2', 'ArrowUp', 'r1'],
    ['r1', 'ArrowUp', undefined],
    ['r2', 'Home', 'r1'],
    ['r1', 'End', 'r3'],
    ['s1', 'ArrowRight', 'b'],
    ['b', 'ArrowRight', 'r2'],
    ['r3', 'ArrowRight', 't3'],
    ['t3', 'ArrowRight', 'q'],
    ['q', 'ArrowRight', undefined],
    ['t3', 'ArrowLeft', 'r3'],
    ['q', 'ArrowLeft', 't3'],
    // No way leads on from here: the nearest in the next lane.
    ['t1', 'ArrowRight', 'q'],
  ];
  test.each(cases)('from %s by %s to %s', (from, key, to) => {
    expect(nodeTowards(layout, from, key)).toBe(to);
  });

  test('from a node that is gone to the first', () => {
    expect(nodeTowards(layout, 'gone', 'ArrowDown')).toBe('s1');
  });
});

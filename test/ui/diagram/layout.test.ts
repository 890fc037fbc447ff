import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutRoutes, type RouteLayout } from '../../../src/ui/diagram/layout.ts';
import { edgesThrough } from '../../../src/ui/diagram/route.ts';
import { aRoute } from './a-route.ts';

const size = { width: 1400, height: 154, row: 26 };

function box(layout: RouteLayout, id: string) {
  const found = layout.nodes.find(({ node }) => node.id === id);
  if (!found) throw new Error(`${id} is not on the map`);
  return { ...found, middle: found.y + found.height / 2, bottom: found.y + found.height };
}

function path(layout: RouteLayout, id: string): string {
  return layout.edges.find(({ edge }) => edge.id === id)?.path ?? '';
}

const oneToOne = (rules: number) =>
  aRoute(
    's > b',
    ...Array.from({ length: rules }, (_, i) => [`b > r${i}`, `r${i} > t${i}`]).flat(),
  );

describe('lanes', () => {
  test.each([320, 700, 900, 1440, 2560])('keep their order without overlap at %d px', (width) => {
    const { columns } = layoutRoutes(oneToOne(1), { ...size, width });
    for (const [index, column] of columns.entries()) {
      const next = columns[index + 1];
      expect(column.x + column.width).toBeLessThan(next ? next.x : width + 1);
    }
  });
});

describe('height', () => {
  test('five rules fit into the map without scrolling', () => {
    expect(layoutRoutes(oneToOne(5), size).height).toBe(154);
  });

  test('sixty rules make it scroll', () => {
    const layout = layoutRoutes(oneToOne(60), size);
    expect(layout.height).toBeGreaterThan(60 * 26);
    expect(box(layout, 'r59').bottom).toBeLessThanOrEqual(layout.height);
  });

  test('a single rule is in the middle', () => {
    expect(box(layoutRoutes(oneToOne(1), size), 'r0').middle).toBe(77);
  });
});

describe('rows', () => {
  test('a rule and its only target are level, and the way between them is straight', () => {
    const layout = layoutRoutes(oneToOne(5), size);
    expect(box(layout, 't3').middle).toBe(box(layout, 'r3').middle);
    expect(path(layout, 'r3 > t3')).not.toContain('C');
  });

  test('rules keep their order', () => {
    const layout = layoutRoutes(aRoute('s > b', 'b > r2', 'b > r1', 'b > r3'), size);
    expect(box(layout, 'r2').y).toBeLessThan(box(layout, 'r1').y);
    expect(box(layout, 'r1').y).toBeLessThan(box(layout, 'r3').y);
  });

  test('a rule sits in the middle of its targets', () => {
    const layout = layoutRoutes(aRoute('b > r', 'r > t1', 'r > t2', 'r > t3'), size);
    expect(box(layout, 'r').middle).toBe(box(layout, 't2').middle);
  });

  test('a target of several rules sits between them', () => {
    const layout = layoutRoutes(aRoute('b > r1', 'b > r2', 'r1 > t', 'r2 > t'), size);
    const between = (box(layout, 'r1').middle + box(layout, 'r2').middle) / 2;
    expect(box(layout, 't').middle).toBeCloseTo(between, 0);
  });

  test('a bus is a rail along its rules, and what goes from it to them is straight', () => {
    const layout = layoutRoutes(oneToOne(5), size);
    expect(box(layout, 'b').y).toBe(box(layout, 'r0').y);
    expect(box(layout, 'b').bottom).toBe(box(layout, 'r4').bottom);
    expect(path(layout, 'b > r4')).not.toContain('C');
  });

  test('two buses do not touch, and one without rules has its place', () => {
    const layout = layoutRoutes(aRoute('s > b1', 'b1 > r1', 'b1 > r2', 'b2 > '), size);
    expect(box(layout, 'b2').y).toBeGreaterThan(box(layout, 'b1').bottom + 8);
    expect(box(layout, 'b2').height).toBe(40);
  });

  test('the source is in view, however many rules there are', () => {
    expect(box(layoutRoutes(oneToOne(60), size), 's').bottom).toBeLessThanOrEqual(154);
  });

  test('a way that skips the targets lane runs between the targets', () => {
    const layout = layoutRoutes(
      aRoute('b > r1', 'b > r2', 'b > r3', 'r1 > t1', 'r2 > q', 'r3 > t3', 't3 > q'),
      size,
    );
    const level = Number(/H\d+(?:\.\d+)?/.test(path(layout, 'r2 > q')));
    expect(level).toBe(1);
    expect(box(layout, 't1').middle).toBe(box(layout, 'r1').middle);
    expect(box(layout, 't3').middle).toBe(box(layout, 'r3').middle);
  });
});

test('nodes of a lane never overlap, whatever is connected to what', () => {
  const anyWays = fc.array(
    fc.oneof(
      fc.tuple(fc.nat(3), fc.nat(2)).map(([s, b]) => `s${s} > b${b}`),
      fc.tuple(fc.nat(12), fc.nat(8)).map(([r, t]) => `r${r} > t${t}`),
      fc.tuple(fc.nat(12), fc.nat(4)).map(([r, q]) => `r${r} > q${q}`),
      fc.tuple(fc.nat(8), fc.nat(4)).map(([t, q]) => `t${t} > q${q}`),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(anyWays, fc.integer({ min: 80, max: 400 }), (ways, height) => {
      const rules = [...new Set(ways.join(' ').match(/r\d+/g) ?? [])];
      const model = aRoute(...ways, ...rules.map((rule, i) => `b${i % 3} > ${rule}`));
      const layout = layoutRoutes(model, { ...size, height });
      for (const [index, first] of layout.nodes.entries()) {
        for (const second of layout.nodes.slice(index + 1)) {
          if (first.node.lane !== second.node.lane) continue;
          const apart = first.y + first.height <= second.y || second.y + second.height <= first.y;
          expect(apart, `${first.node.id} and ${second.node.id}`).toBe(true);
        }
      }
      expect(layout).toEqual(layoutRoutes(model, { ...size, height }));
    }),
  );
});

test('the route of a node goes back to the sources and on to the queues, and not sideways', () => {
  const model = aRoute('s > b', 'b > r1', 'b > r2', 'r1 > t1', 'r2 > t2', 't1 > q', 't2 > q');
  expect([...edgesThrough(model, ['r1'])].sort()).toEqual(['b > r1', 'r1 > t1', 's > b', 't1 > q']);
});

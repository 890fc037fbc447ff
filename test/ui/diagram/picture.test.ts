import { expect, test } from 'vitest';
import { drawRoutes, type PictureColours } from '../../../src/ui/diagram/picture.ts';
import { buildRouteModel } from '../../../src/ui/diagram/route-model.ts';
import { aRule, aScenario, aTarget } from '../../support/scenarios.ts';

const colours: PictureColours = {
  page: 'white',
  surface: 'ivory',
  border: 'gray',
  text: 'black',
  muted: 'dimgray',
  failed: 'red',
  delivered: 'green',
  waiting: 'orange',
  deadLettered: 'purple',
};

function drawn(eventName: string, rules = 2) {
  const scenario = aScenario({
    events: [{ id: 'e', name: eventName, bus: 'default', text: '{"source":"my.app"}' }],
    buses: [
      {
        kind: 'classic',
        name: 'default',
        rules: Array.from({ length: rules }, (_, index) =>
          aRule({ name: `rule-${index}`, targets: [aTarget({ deadLetterQueue: 'dlq' })] }),
        ),
      },
    ],
  });
  const model = buildRouteModel({
    scenario,
    event: 'e',
    call: null,
    verdicts: [
      { bus: 'default', rule: 'rule-0', verdict: 'matched', sentence: null },
      { bus: 'default', rule: 'rule-1', verdict: 'failed', sentence: 'No.' },
    ],
    deliveries: [],
    messages: new Map(),
    flows: [],
    loops: [],
  });
  return drawRoutes(model, {
    title: 'A & B',
    colours,
    widthOf: (text, size) => text.length * size * 0.6,
  });
}

test('a picture stands alone: nothing in it leads outside', () => {
  const { svg } = drawn('Order');
  expect(svg).not.toMatch(/<(script|style|image|use|foreignObject|a)\b|url\(|href|\bon\w+=/);
  expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
});

test('names are written out, and say what they say and nothing else', () => {
  const { svg } = drawn('</text><script>alert(1)</script>\u0000');
  expect(svg).toContain('<title>A &amp; B</title>');
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('rule-0');
});

test('a name that is too long ends in an ellipsis', () => {
  expect(drawn('An event with a name that no lane has room for').svg).toMatch(/>An event[^<]*…</);
});

test('what matches and what does not differ by sign and colour', () => {
  const { svg } = drawn('Order');
  expect(svg).toContain('stroke="green"');
  expect(svg).toContain('stroke="red" stroke-width="1.5" stroke-dasharray');
});

test('it is as high as what it shows', () => {
  expect(drawn('Order', 30).height).toBeGreaterThan(drawn('Order', 3).height + 600);
});

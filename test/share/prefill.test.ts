import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario, type Scenario } from '../../src/core/model/scenario.ts';
import { prefillOf } from '../../src/share/prefill.ts';

function scenarioOf(query: Record<string, string> | string): Scenario {
  const filled = prefillOf(new URLSearchParams(query));
  if (!filled?.ok) throw new Error(JSON.stringify(filled));
  const parsed = parseScenario(filled.value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const firstRule = (scenario: Scenario) => scenario.buses[0]?.rules[0];

test('an event and a pattern, laid out to be read', () => {
  const scenario = scenarioOf({
    event: '{"source":"my.app","detail-type":"Order Placed","detail":{"n":1}}',
    pattern: '{"source":["my.app"]}',
  });
  expect(scenario.name).toBe('Order Placed');
  expect(scenario.events[0]).toMatchObject({ name: 'Order Placed', bus: 'default' });
  expect(scenario.events[0]?.text).toContain('\n  "source": "my.app",\n');
  expect(firstRule(scenario)?.pattern).toBe('{\n  "source": ["my.app"]\n}');
});

test('without a pattern every event matches, and without an event there is one', () => {
  expect(firstRule(scenarioOf({ event: '{}' }))?.pattern).toContain('"prefix": ""');
  expect(scenarioOf({ pattern: '{}' }).events).toHaveLength(1);
});

test('several events and several patterns', () => {
  const scenario = scenarioOf('event={}&event={"a":1}&pattern={"a":[1]}&pattern={"a":[2]}');
  expect(scenario.events.map(({ id }) => id)).toEqual(['event', 'event-2']);
  expect(scenario.buses[0]?.rules.map(({ name }) => name)).toEqual(['my-rule', 'my-rule-2']);
});

test('a template and its paths become an input transformer', () => {
  const scenario = scenarioOf({ template: '"order <id>"', paths: '{"id":"$.detail.id"}' });
  expect(firstRule(scenario)?.targets[0]?.input).toEqual({
    type: 'transformer',
    paths: { id: '$.detail.id' },
    template: '"order <id>"',
  });
});

test('what is not valid stays as it was written', () => {
  const scenario = scenarioOf({ event: '{"source": "my.app"', pattern: 'not json\nat all' });
  expect(scenario.events[0]?.text).toContain('"source": "my.app"');
  expect(firstRule(scenario)?.pattern).toBe('not json\nat all');
});

describe('what cannot be taken explains itself', () => {
  test.each([
    ['paths=[1]', 'not-paths'],
    ['paths={"a":1}', 'not-paths'],
    ['paths={', 'not-paths'],
    [`${'pattern={}&'.repeat(51)}`, 'too-many'],
    ['template=a&template=b', 'too-many'],
  ])('%s: %s', (query, reason) => {
    expect(prefillOf(new URLSearchParams(query))).toMatchObject({ ok: false, error: { reason } });
  });

  test('an address about nothing of this is left alone', () => {
    expect(prefillOf(new URLSearchParams('theme=dark&view=why'))).toBeNull();
  });

  test('a text nested deeply is not laid out to gigabytes', () => {
    const deep = '['.repeat(200_000);
    expect(scenarioOf({ event: deep }).events[0]?.text).toBe(`${deep}\n`);
  });
});

test('whatever is written becomes a scenario or an explanation', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.string(),
      fc.string(),
      (event, pattern, template, paths) => {
        const filled = prefillOf(new URLSearchParams({ event, pattern, template, paths }));
        if (filled?.ok) expect(parseScenario(filled.value).ok).toBe(true);
      },
    ),
  );
});

import { describe, expect, test } from 'vitest';
import type { TableRequest } from '../../src/worker/api.ts';
import { evaluate } from '../../src/worker/evaluate.ts';
import { tabulate } from '../../src/worker/tabulate.ts';
import { anEvent, aRequest } from '../support/tables.ts';

describe('the table of all events and rules', () => {
  const enabled = { state: 'ENABLED' } as const;
  const request: TableRequest = aRequest({
    buses: [
      {
        name: 'default',
        rules: [
          { name: 'from-app', pattern: '{"source":["my.app"]}', ...enabled },
          { name: 'never', pattern: '{"source":["nobody"]}', ...enabled },
          { name: 'broken', pattern: '{"source":"my.app"}', ...enabled },
          { name: 'off', pattern: '{"source":["my.app"]}', state: 'DISABLED' },
        ],
      },
      { name: 'orders', rules: [{ name: 'all', pattern: '{"version":["0"]}', ...enabled }] },
    ],
    events: [
      { id: 'mine', bus: 'default', text: anEvent() },
      { id: 'foreign', bus: 'default', text: anEvent({ source: 'other.app' }) },
      { id: 'unreadable', bus: 'default', text: '{"source":' },
      { id: 'ordered', bus: 'orders', text: anEvent() },
    ],
  });
  const table = tabulate(request);

  test('has a verdict for every event and rule', () => {
    expect(table.verdicts).toEqual([
      ['matched', 'failed', 'invalid', 'disabled', 'other-bus'],
      ['failed', 'failed', 'invalid', 'disabled', 'other-bus'],
      ['unreadable', 'unreadable', 'invalid', 'disabled', 'other-bus'],
      ['other-bus', 'other-bus', 'other-bus', 'other-bus', 'matched'],
    ]);
  });

  test('counts what matches, by event and by rule', () => {
    expect(table.events.map(({ id, matches }) => [id, matches])).toEqual([
      ['mine', 1],
      ['foreign', 0],
      ['unreadable', 0],
      ['ordered', 1],
    ]);
    expect(table.rules.map(({ name, asked, matches }) => [name, asked, matches])).toEqual([
      ['from-app', 2, 1],
      ['never', 2, 0],
      ['broken', 0, 0],
      ['off', 0, 0],
      ['all', 1, 1],
    ]);
  });

  test('says why an event or a pattern cannot be read', () => {
    expect(table.events.map(({ problem }) => problem)).toEqual([
      null,
      null,
      expect.stringMatching(/^The event is not JSON/),
      null,
    ]);
    expect(table.rules.filter(({ problem }) => problem !== null)).toMatchObject([
      {
        name: 'broken',
        problem: expect.stringContaining('"source" must be an object or an array'),
      },
    ]);
  });

  test('of a list of events the first that can be put counts, and their number is told', () => {
    const text = `[{"source":"x"},${anEvent()},${anEvent({ source: 'other.app' })}]`;
    const one = tabulate({ ...request, events: [{ id: 'list', bus: 'default', text }] });
    expect(one.events).toMatchObject([{ count: 3, matches: 1, problem: null }]);
  });

  test('an event for a bus that does not exist is nobody’s', () => {
    const one = tabulate({ ...request, events: [{ id: 'lost', bus: 'nowhere', text: anEvent() }] });
    expect(new Set(one.verdicts[0])).toEqual(new Set(['other-bus']));
    expect(one.events).toMatchObject([{ matches: 0 }]);
  });

  test('agrees with the explanation that a cell opens', () => {
    for (const [row, event] of request.events.entries()) {
      for (const [column, { bus, name }] of table.rules.entries()) {
        if (bus !== event.bus) continue;
        const rules = request.buses.find((one) => one.name === bus)?.rules ?? [];
        const { rules: explained } = evaluate(
          {
            scenario: request.scenario,
            event,
            rules: rules.map((rule) => ({ ...rule, targets: [] })),
          },
          null,
        );
        const matched = explained.find((rule) => rule.name === name)?.explanation?.matched;
        const verdict = table.verdicts[row]?.[column];
        if (verdict === 'matched' || verdict === 'failed') {
          expect(matched).toBe(verdict === 'matched');
        }
      }
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateLimit } from '../../../src/core/bus/rate-limit.ts';
import { instant } from '../../../src/core/model/brand.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aRule, aScenario, aTarget } from '../../support/scenarios.ts';
import { all } from '../../support/traces.ts';

describe('a rate limit', () => {
  test("gives a second's worth at once, and then one after the other", () => {
    const limit = new RateLimit(2);
    const claims = [0, 0, 0, 0, 0].map((now) => limit.claim(instant(now)));
    expect(claims).toEqual([0, 0, 500, 1_000, 1_500]);
  });

  test('has forgotten what was used when it was left alone', () => {
    const limit = new RateLimit(2);
    for (let index = 0; index < 5; index++) limit.claim(instant(0));
    expect([10_000, 10_000, 10_000].map((now) => limit.claim(instant(now)))).toEqual([
      ...[10_000, 10_000, 10_500],
    ]);
  });

  test('is kept however calls come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.nat({ max: 200 }), { maxLength: 200 }),
        (rate, gaps) => {
          const limit = new RateLimit(rate);
          let now = 0;
          const claimed = gaps.map((gap) => {
            now += gap;
            return limit.claim(instant(now));
          });
          // In any window of a second there is at most a second's worth beside the burst.
          for (const from of claimed) {
            const within = claimed.filter((at) => at >= from && at < from + 1_000).length;
            expect(within).toBeLessThanOrEqual(2 * rate);
          }
        },
      ),
    );
  });
});

/** quotas.md: *invocations rate … throttled; deliveries wait*. */
describe('the quota of invocations', () => {
  test('of the account makes deliveries wait, all rules together', async () => {
    const rules = ['a', 'b'].map((name) => aRule({ name, targets: [aTarget()] }));
    const scenario = aScenario({
      buses: [{ kind: 'classic', name: 'default', rules }],
      quotas: { invocationsPerSecond: 2 },
    });
    const simulation = new Simulation(scenario);
    simulation.putEvents([anEntry, anEntry, anEntry]);
    await simulation.runUntilIdle();
    const { trace } = simulation;
    expect(all(trace, 'INVOCATION_THROTTLE_START')).toHaveLength(4);
    expect(all(trace, 'INVOCATION_SUCCESS')).toHaveLength(6);
    const starts = all(trace, 'INVOCATION_ATTEMPT_START').map(({ at }) => at);
    for (const [index, at] of starts.slice(2).entries()) {
      const next = starts[index + 3];
      if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(499);
    }
  });

  test('is not felt below', async () => {
    const simulation = new Simulation(aScenario());
    simulation.putEvents(Array(10).fill(anEntry));
    await simulation.runUntilIdle();
    expect(all(simulation.trace, 'INVOCATION_THROTTLE_START')).toHaveLength(0);
  });
});

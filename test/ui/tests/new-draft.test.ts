import { describe, expect, test } from 'vitest';
import type { NewExpectation } from '../../../src/core/model/expectation.ts';
import { draftOf } from '../../../src/ui/tests/new-draft.ts';
import { aRule, aScenario, aTarget } from '../../support/scenarios.ts';

const scenario = aScenario({
  events: [
    { id: 'e', name: 'e', bus: 'default', text: '{}' },
    { id: 'o', name: 'o', bus: 'other', text: '{}' },
  ],
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        aRule(),
        aRule({ name: 's', targets: [aTarget(), aTarget({ id: 'u', deadLetterQueue: 'dlq' })] }),
      ],
    },
    { kind: 'classic', name: 'other', rules: [aRule({ name: 'far', targets: [] })] },
  ],
});
const exact: NewExpectation = { type: 'exact-matches', event: 'e', rules: ['r', 's'] };
const match: NewExpectation = {
  type: 'match',
  event: 'e',
  bus: 'default',
  rule: 's',
  matches: false,
};
const ofTarget = { event: 'e', bus: 'default', rule: 's', target: 'u' } as const;

describe('what is being written becomes another test', () => {
  test.each<[string, Parameters<typeof draftOf>, NewExpectation | null]>([
    [
      'about one rule: the first of its bus',
      [scenario, 'match', 'o', exact],
      { type: 'match', event: 'o', bus: 'other', rule: 'far', matches: true },
    ],
    [
      'about where it ends: at the first target of the rule, as usual',
      [scenario, 'ending', 'e', match],
      { type: 'ending', ...ofTarget, target: 't', how: 'waiting', where: 'q' },
    ],
    [
      'about a payload: at the same target',
      [scenario, 'payload', 'e', { type: 'ending', ...ofTarget, how: 'dropped' }],
      { type: 'payload', ...ofTarget, payload: '{}' },
    ],
    [
      'about the same with another target: an ending that it can have stays, and the time',
      [
        scenario,
        'ending',
        'e',
        { type: 'ending', ...ofTarget, how: 'dead-lettered', where: 'dlq', afterSeconds: 60 },
      ],
      { type: 'ending', ...ofTarget, how: 'dead-lettered', where: 'dlq', afterSeconds: 60 },
    ],
    [
      'about exactly these rules of another bus: none of the former',
      [scenario, 'exact-matches', 'o', exact],
      { type: 'exact-matches', event: 'o', rules: [] },
    ],
    ['about a rule where there is none', [aScenario({ buses: [] }), 'match', 'e', exact], null],
  ])('%s', (_, given, wanted) => {
    expect(draftOf(...given)).toEqual(wanted);
  });
});

import { expect, test } from 'vitest';
import { mermaidOf } from '../../src/share/mermaid.ts';
import { aRule, aScenario, aTarget } from '../support/scenarios.ts';

test('what leads where, from left to right', () => {
  const scenario = aScenario({
    events: [{ id: 'e', name: 'Order "1" <new> #2', bus: 'default', text: '{}' }],
    buses: [
      {
        kind: 'classic',
        name: 'default',
        rules: [
          aRule({ name: 'yes', targets: [aTarget({ deadLetterQueue: 'dlq' })] }),
          aRule({ name: 'no', targets: [aTarget()] }),
        ],
      },
    ],
  });
  const verdicts = new Map([
    ['default/yes', true],
    ['default/no', false],
  ]);
  expect(mermaidOf(scenario, verdicts)).toBe(`flowchart LR
  n1(["Order #quot;1#quot; #lt;new#gt; #35;2"])
  n2{{"event bus default"}}
  n3[/"rule yes: matches"/]
  n4["SQS queue q"]
  n5["SQS queue dlq"]
  n6[/"rule no: does not match"/]
  n1 --> n2
  n2 --> n3
  n3 --> n4
  n4 -. on failure .-> n5
  n2 -.-x n6
  n6 --> n4
`);
});

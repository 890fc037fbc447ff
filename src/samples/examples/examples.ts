import { orderSystem } from '../order-system.ts';
import { orderSystemInPython } from '../order-system-python.ts';
import { architecture } from './architecture.ts';
import { byContent } from './by-content.ts';
import type { Example } from './example.ts';
import { failure } from './failure.ts';
import { ofServices } from './of-services.ts';
import { ofTargets } from './of-targets.ts';

/** All examples, in the order of the gallery. Loaded when they are asked for: no first visit needs them. */
export const examples: readonly Example[] = [
  {
    id: 'order-system',
    group: 'The order system',
    tells:
      'An order service publishes OrderCreated and calls nobody. Rules bring it to e-mail, inventory, shipping, an API, and, if it is large, to a fraud check.',
    scenario: orderSystem,
  },
  {
    id: 'order-system-python',
    group: 'The order system',
    tells:
      'The handlers of e-mail and inventory in Python, with boto3. The inventory notices that mugs are running low and publishes StockLow itself, which a rule brings to purchasing.',
    scenario: orderSystemInPython,
  },
  ...byContent,
  ...ofServices,
  ...architecture,
  ...ofTargets,
  ...failure,
];

import { orderSystem } from '../order-system.ts';
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
  ...byContent,
  ...ofServices,
  ...architecture,
  ...ofTargets,
  ...failure,
];

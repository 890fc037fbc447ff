import { orderSystem } from '../order-system.ts';
import { orderSystemAsInTheArticle, orderSystemCorrected } from '../order-system-by-code.ts';
import { orderSystemInPython } from '../order-system-python.ts';
import { architecture } from './architecture.ts';
import { byContent } from './by-content.ts';
import type { Example } from './example.ts';
import { failure } from './failure.ts';
import { ofServices } from './of-services.ts';
import { ofTargets } from './of-targets.ts';
import { ofTime } from './of-time.ts';
import { twoLanguages } from './two-languages.ts';

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
  {
    id: 'order-system-as-in-the-article',
    group: 'The order system',
    tells:
      'The order service itself, in Python, with the keys of an event in its request. boto3 refuses it before anything is sent. The panel says why, and corrects it.',
    scenario: orderSystemAsInTheArticle,
  },
  {
    id: 'order-system-corrected',
    group: 'The order system',
    tells:
      'The order service with the entry as PutEvents has it: Source, DetailType, and the detail as JSON text. Run it again, and another event goes the same way.',
    scenario: orderSystemCorrected,
  },
  ...byContent,
  ...ofServices,
  ...architecture,
  ...twoLanguages,
  ...ofTargets,
  ...failure,
  ...ofTime,
];

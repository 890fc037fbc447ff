import { type Chapter, patternTask } from './chapter.ts';

const order = (detail: object = {}) => ({
  source: 'com.ecommerce.orders',
  'detail-type': 'OrderCreated',
  detail,
});
const payment = { source: 'com.ecommerce.payments', 'detail-type': 'PaymentTaken', detail: {} };

export const firstRule: Chapter = {
  title: 'The first rule',
  after: 'You can write a rule that hears the events you mean, and no others.',
  exercises: [
    {
      version: 1,
      id: 'hear-one-service',
      title: 'Hear one service',
      situation:
        'Three services publish to the same bus, and this pattern hears the payments. Change it so that it matches what the order service publishes, whatever it is.',
      task: patternTask(
        '{\n  "source": ["com.ecommerce.payments"]\n}',
        {
          'an order': [order(), true],
          'a payment': [payment, false],
        },
        {
          'an order that was changed': [{ ...order(), 'detail-type': 'OrderChanged' }, true],
          'a service with a similar name': [
            { ...order(), source: 'com.ecommerce.orders.archive' },
            false,
          ],
        },
      ),
      hints: [
        'The name of the service is in the field `source`.',
        'A pattern has the shape of the event, with a list of allowed values in the place of a value.',
        'It begins with `{"source": ["com.`',
      ],
      answer: '{\n  "source": ["com.ecommerce.orders"]\n}',
      why: 'A pattern names the fields that matter and leaves out the others: what it does not name may be anything. A value is compared as a whole, so a longer name is another one.',
    },
    {
      version: 1,
      id: 'one-kind-of-event',
      title: 'One kind of event',
      situation:
        'The shipping team wants to hear of new orders only, not of changed ones. Narrow the pattern down by the type of the event.',
      task: patternTask(
        '{\n  "source": ["com.ecommerce.orders"]\n}',
        {
          'a new order': [order(), true],
          'a changed order': [{ ...order(), 'detail-type': 'OrderChanged' }, false],
        },
        {
          'a new order of another shop': [{ ...order(), source: 'com.othershop.orders' }, false],
          'a payment': [payment, false],
        },
      ),
      hints: [
        'Fields of a pattern are joined by “and”: every one has to match.',
        'The field is called `detail-type`, with a hyphen, and stands beside `source`.',
        'Add `"detail-type": ["OrderCreated"]`.',
      ],
      answer: '{\n  "source": ["com.ecommerce.orders"],\n  "detail-type": ["OrderCreated"]\n}',
      why: 'The same field is called `DetailType` in a PutEvents call and `detail-type` in the event that rules see. `detailType` is a third name, which no event has, and a pattern with it matches nothing.',
    },
    {
      version: 1,
      id: 'inside-the-detail',
      title: 'Inside the detail',
      situation:
        'Only orders that go to Germany need a customs form less. Match those whose `country` in the detail is DE.',
      task: patternTask(
        '{\n  "detail-type": ["OrderCreated"]\n}',
        {
          'an order for Germany': [order({ country: 'DE' }), true],
          'an order for France': [order({ country: 'FR' }), false],
        },
        {
          'DE as the customer’s country': [order({ customer: { country: 'DE' } }), false],
          'country at the top': [{ ...order(), country: 'DE' }, false],
        },
      ),
      hints: [
        'What the application says of an order is inside `detail`.',
        'The pattern nests as the event does: an object inside the object.',
        'Add `"detail": {"country": ["DE"]}`.',
      ],
      answer: '{\n  "detail-type": ["OrderCreated"],\n  "detail": { "country": ["DE"] }\n}',
      why: 'A pattern follows the event step by step. A field of the same name in another place is another field.',
    },
    {
      version: 1,
      id: 'values-are-lists',
      title: 'Values are lists',
      situation:
        'A colleague wrote this rule, and AWS refuses it. Mend it so that it matches paid orders.',
      task: patternTask(
        '{\n  "detail": {\n    "status": "paid"\n  }\n}',
        {
          'a paid order': [order({ status: 'paid' }), true],
          'an open order': [order({ status: 'open' }), false],
        },
        { 'an order without a status': [order(), false] },
      ),
      hints: [
        'Read the message: it says which kind of thing it expected.',
        'A value stands in square brackets, even if it is the only one.',
        'Write `"status": ["paid"]`.',
      ],
      answer: '{\n  "detail": {\n    "status": ["paid"]\n  }\n}',
      why: 'The list is there because values are alternatives. A bare value could as well be meant as a part of the structure, so the service does not guess.',
    },
    {
      version: 1,
      id: 'one-of-several',
      title: 'One of several',
      situation:
        'The customer gets a mail when an order is paid, shipped or delivered. One rule is enough for all three.',
      task: patternTask(
        '{\n  "detail": {\n    "status": ["paid"]\n  }\n}',
        {
          paid: [order({ status: 'paid' }), true],
          shipped: [order({ status: 'shipped' }), true],
          cancelled: [order({ status: 'cancelled' }), false],
        },
        {
          delivered: [order({ status: 'delivered' }), true],
          open: [order({ status: 'open' }), false],
        },
      ),
      hints: [
        'The values of a list are joined by “or”.',
        'There is no need for a second rule: further values stand in the same list, after a comma.',
        'Write `["paid", "shipped", "delivered"]`.',
      ],
      answer: '{\n  "detail": {\n    "status": ["paid", "shipped", "delivered"]\n  }\n}',
      why: 'Between fields stands “and”, within a list stands “or”. That is the whole grammar of a simple pattern.',
    },
  ],
};

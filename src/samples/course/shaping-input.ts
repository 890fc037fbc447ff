import { type Chapter, templateTask } from './chapter.ts';

const order = (detail: object) => ({
  source: 'com.ecommerce.orders',
  'detail-type': 'OrderCreated',
  detail,
});

export const shapingInput: Chapter = {
  title: 'Shaping the input',
  after: 'You can send a target just what it needs, and know where quotation marks belong.',
  exercises: [
    {
      version: 1,
      id: 'only-two-values',
      title: 'Only two values',
      situation:
        'The confirmation service wants an object with `order` and `email` and nothing else. The variables are there; write the template.',
      task: templateTask(
        { id: '$.detail.order_id', email: '$.detail.customer.email' },
        '{"order": "12345"}',
        {
          'Ada’s order': [
            order({ order_id: '12345', customer: { email: 'ada@example.com' } }),
            { order: '12345', email: 'ada@example.com' },
          ],
        },
        {
          'another order': [
            order({ order_id: '99', customer: { email: 'grace@example.org' } }),
            { order: '99', email: 'grace@example.org' },
          ],
        },
      ),
      hints: [
        'A variable is put in by its name between < and >: `<email>`. That is a placeholder.',
        'A bare placeholder becomes JSON: a text comes with its quotation marks.',
        'It begins with `{"order": <id>,`',
      ],
      answer: '{"order": <id>, "email": <email>}',
      why: 'A bare placeholder is replaced by the value as JSON. The quotation marks of a text are part of that, so the template has none.',
    },
    {
      version: 1,
      id: 'a-number-stays-one',
      title: 'A number stays one',
      situation:
        'The ledger refuses what it gets: its `amount` has to be a number. Mend the template.',
      task: templateTask(
        { id: '$.detail.payment_id', amount: '$.detail.amount' },
        '{"payment": "<id>", "amount": "<amount>"}',
        {
          'a payment': [
            order({ payment_id: 'p-1', amount: 19.9 }),
            { payment: 'p-1', amount: 19.9 },
          ],
        },
        {
          'no amount yet': [
            order({ payment_id: 'p-2', amount: null }),
            { payment: 'p-2', amount: null },
          ],
        },
      ),
      hints: [
        'Whatever stands inside quotation marks is a text.',
        'Only the amount is wrong; the id is a text anyway.',
        'Write `"amount": <amount>`.',
      ],
      answer: '{"payment": "<id>", "amount": <amount>}',
      why: 'Inside quotation marks every value is written out as text. Bare, it keeps its type: number, boolean, list, object or null.',
    },
    {
      version: 1,
      id: 'a-sentence',
      title: 'A sentence',
      situation:
        'The chat channel wants one line of text: Order 12345 over 42 has come. There is no JSON object around it.',
      task: templateTask(
        { id: '$.detail.order_id', total: '$.detail.total' },
        '{"text": "Order <id>"}',
        {
          'order 12345': [
            order({ order_id: '12345', total: 42 }),
            '"Order 12345 over 42 has come."',
          ],
        },
        { 'order 7': [order({ order_id: '7', total: 3.5 }), '"Order 7 over 3.5 has come."'] },
      ),
      hints: [
        'A template can be a text in quotation marks.',
        'Inside the quotation marks placeholders become text.',
        'It begins with `"Order <id> over`',
      ],
      answer: '"Order <id> over <total> has come."',
      why: 'A template is a JSON object or list, or lines of text, each in quotation marks. The target gets the text with them.',
    },
    {
      version: 1,
      id: 'an-object-inside',
      title: 'An object inside',
      situation:
        'Shipping needs the whole `address`, which is an object, and the list of `items`. Send both as they are.',
      task: templateTask(
        { address: '$.detail.address', items: '$.detail.items' },
        '{"to": "<address>", "what": "<items>"}',
        {
          'to Berlin': [
            order({ address: { city: 'Berlin', zip: '10115' }, items: ['MUG-1'] }),
            { to: { city: 'Berlin', zip: '10115' }, what: ['MUG-1'] },
          ],
        },
        {
          'to nowhere yet': [
            order({ address: {}, items: ['A', 'B'] }),
            { to: {}, what: ['A', 'B'] },
          ],
        },
      ),
      hints: [
        'Nothing comes out at all: the object and the list bring quotation marks of their own, and those end the text around them.',
        'Without quotation marks around it a placeholder may be a whole object.',
        'Write `{"to": <address>, "what": <items>}`.',
      ],
      answer: '{"to": <address>, "what": <items>}',
      why: 'Inside quotation marks a JSON template puts an object or a list in with its own quotation marks: what comes out is no JSON, and nothing is delivered. A template that is text leaves them out, and then nobody can read the value again.',
    },
    {
      version: 1,
      id: 'the-whole-event',
      title: 'The whole event, and more',
      situation:
        'The archive service wants the event as it is under `event`, and the name of the rule that sent it under `rule`. There are variables for both that need no path.',
      task: templateTask(
        {},
        '{"event": "<event>", "rule": "exercise"}',
        {
          'an order': [
            order({ order_id: '1' }),
            { event: order({ order_id: '1' }), rule: 'exercise' },
          ],
        },
        {
          'another event': [
            { source: 'com.shop', 'detail-type': 'Sale', detail: {} },
            { event: { source: 'com.shop', 'detail-type': 'Sale', detail: {} }, rule: 'exercise' },
          ],
        },
      ),
      hints: [
        'The names of these variables begin with `aws.events.`, and stand between < and > like others.',
        'There are two for the event, and the one called aws.events.event leaves the detail out. The other ends in `.json`.',
        'The whole event is `<aws.events.event.json>`, the name `<aws.events.rule-name>`.',
      ],
      answer: '{"event": <aws.events.event.json>, "rule": <aws.events.rule-name>}',
      why: 'Predefined variables need no input path. The event can stand only in a template that is a JSON object.',
    },
    {
      version: 1,
      id: 'quotation-marks-inside',
      title: 'Quotation marks inside',
      situation:
        'Most reviews arrive, but some end in the dead-letter queue. Find out which, and mend the template so that all of them arrive.',
      task: templateTask(
        { text: '$.detail.text', stars: '$.detail.stars' },
        '{"review": "<text>", "stars": <stars>}',
        {
          'a plain review': [order({ text: 'Fine.', stars: 4 }), { review: 'Fine.', stars: 4 }],
          'a review that quotes': [
            order({ text: 'It is "fine".', stars: 4 }),
            { review: 'It is "fine".', stars: 4 },
          ],
        },
        {
          'a review of two lines': [
            order({ text: 'Good.\nVery good.', stars: 5 }),
            { review: 'Good.\nVery good.', stars: 5 },
          ],
        },
      ),
      hints: [
        'A value inside quotation marks is put in as it is, and nothing is escaped.',
        'As JSON, the same value would come escaped.',
        'Write `"review": <text>`.',
      ],
      answer: '{"review": <text>, "stars": <stars>}',
      why: 'A quotation mark in the value ends the string of the template, and what comes out is no JSON. Bare placeholders are safe, so use quotation marks only where text is joined with text.',
    },
  ],
};

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainView, queryText, readView, writeView } from '../../src/share/view.ts';

test('what is written is read again', () => {
  const view = {
    rule: { bus: 'aws.partner/example.com/orders', name: 'fraud-check' },
    sample: 'order-created',
    tabs: ['input', 'delivered'],
    at: 1_250,
    highlight: '/detail/total',
  };
  const query = writeView(view);
  expect(queryText(query)).toBe(
    'rule=aws.partner/example.com/orders/fraud-check&sample=order-created&tab=input,delivered&t=1250&hl=/detail/total',
  );
  expect(readView(query)).toEqual(view);
  expect(readView(new URLSearchParams(queryText(query)))).toEqual(view);
});

test('nothing is written of a view like any other', () => {
  expect(writeView(plainView).toString()).toBe('');
  expect(readView(new URLSearchParams('?theme=dark'))).toEqual(plainView);
});

test.each([
  'rule=fraud-check',
  'rule=/x',
  'rule=bus/',
  't=-1',
  't=soon',
  't=99999999999999',
  'hl=',
  't=1e9',
])('%s is passed over', (query) => {
  expect(readView(new URLSearchParams(query))).toEqual(plainView);
});

test('nothing throws, whatever stands in the query', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (value, other) => {
      readView(
        new URLSearchParams({ rule: value, t: other, hl: value, tab: other, sample: value }),
      );
    }),
  );
});

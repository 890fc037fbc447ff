import { expect, test } from 'vitest';
import { askQuery, checkQuery } from '../../../src/core/cli/query.ts';

const answer = {
  Messages: [
    { Body: 'a', Size: 1 },
    { Body: 'b', Size: 3 },
  ],
};

test.each([
  ['Messages[].Body', ['a', 'b']],
  ['Messages[?Size > `2`].Body | [0]', 'b'],
  ['length(Messages)', 2],
  ['Messages[].{body: Body}', [{ body: 'a' }, { body: 'b' }]],
  ['Rules[].Name', null],
])('%s', (expression, value) => {
  expect(checkQuery(expression)).toBeNull();
  expect(askQuery(answer, expression)).toEqual({ ok: true, value });
});

test('an expression that is none is refused before anything is sent', () => {
  expect(checkQuery('Messages[')).toMatchObject({
    exitCode: 252,
    text: expect.stringContaining('Bad value for --query Messages[: '),
  });
});

test('a function of another type is the error of the answer', () => {
  expect(askQuery(answer, 'length(Messages[0].Size)')).toMatchObject({
    ok: false,
    error: { exitCode: 255 },
  });
});

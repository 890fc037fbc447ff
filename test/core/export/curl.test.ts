import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curlCommand } from '../../../src/core/export/curl.ts';
import { readShell } from '../../support/read-back.ts';

const request = {
  method: 'POST',
  url: 'https://example.com/orders?a=b&c=d',
  headers: { Host: 'example.com', 'Content-Length': '2', 'X-Name': "O'Brien" },
  body: '{}',
};

/** The words of the command, each option with its value. */
function optionsOf(command: string): readonly (readonly string[])[] {
  const [words = [], ...others] = readShell(command);
  expect(others).toEqual([]);
  const [program, ...rest] = words;
  expect(program).toBe('curl');
  const options: string[][] = [];
  const alone = ['--compressed', '--globoff', '--head', '--path-as-is'];
  for (let index = 0; index < rest.length; index++) {
    const option = rest[index] ?? '';
    options.push(alone.includes(option) ? [option] : [option, rest[++index] ?? '']);
  }
  return options;
}

const valuesOf = (command: string, option: string) =>
  optionsOf(command).flatMap(([name, value]) => (name === option ? [value] : []));

test('the command is the request, but for what curl sends itself', () => {
  expect(optionsOf(curlCommand(request))).toEqual([
    ['--request', 'POST'],
    ['--url', 'https://example.com/orders?a=b&c=d'],
    ['--header', "X-Name: O'Brien"],
    ['--data-raw', '{}'],
    ['--compressed'],
    ['--max-time', '5'],
  ]);
});

describe('what curl would read in a way of its own', () => {
  test.each([
    ['brackets in the address', { url: 'https://example.com/[1]' }, ['--globoff']],
    ['dots in the path', { url: 'https://example.com/a/../b' }, ['--path-as-is']],
    ['dots at its end', { url: 'https://example.com/a/.?b' }, ['--path-as-is']],
    ['a header without a value', { headers: { 'X-A': '' } }, ['--header', 'X-A;']],
    ['a header in lines', { headers: { 'X-A': 'a\r\nX-B: b' } }, ['--header', 'X-A: a X-B: b']],
    ['a body that looks like a file', { body: '@secrets' }, ['--data-raw', '@secrets']],
    ['an empty body', { body: '' }, ['--data-raw', '']],
    ['the head alone', { method: 'HEAD', body: '' }, ['--head']],
    ['a head with a body', { method: 'HEAD' }, ['--request', 'HEAD']],
    [
      'a password',
      { headers: { authorization: 'Basic {{base64(me:x:shop.password)}}' } },
      ['--user', 'me:x:{{shop.password}}'],
    ],
    [
      'a token',
      { headers: { Authorization: 'Bearer {{crm.access-token-1}}' } },
      ['--header', 'Authorization: Bearer {{crm.access-token-1}}'],
    ],
  ])('%s', (_, changes, option) => {
    expect(optionsOf(curlCommand({ ...request, ...changes }))).toContainEqual(option);
  });

  test('there is no body where there is none to send', () => {
    expect(valuesOf(curlCommand({ ...request, method: 'GET', body: '' }), '--data-raw')).toEqual(
      [],
    );
    expect(valuesOf(curlCommand({ ...request, method: 'GET' }), '--data-raw')).toEqual(['{}']);
  });
});

test('any body, address and header come back as they were', () => {
  const text = fc.string({
    unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', '{', '&', ' ', '\n', '#', 'é', 'a', '%'),
  });
  fc.assert(
    fc.property(text, text, fc.string({ unit: 'grapheme' }), (body, url, header) => {
      const value = header.replace(/[\r\n]+/g, ' ').trim();
      const command = curlCommand({ ...request, body, url, headers: { 'X-A': header } });
      expect(valuesOf(command, '--data-raw')).toEqual([body]);
      expect(valuesOf(command, '--url')).toEqual([url]);
      expect(valuesOf(command, '--header')).toEqual([value === '' ? 'X-A;' : `X-A: ${value}`]);
    }),
  );
});

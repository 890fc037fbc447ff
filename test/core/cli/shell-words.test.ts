import { expect, test } from 'vitest';
import { parseCommand } from '../../../src/core/cli/parse-command.ts';
import { readWords } from '../../../src/core/cli/shell-words.ts';

test.each([
  ["a 'b c'  d", ['a', 'b c', 'd']],
  [`'it'\\''s' "a \\"b\\" \\$c \\n"`, ["it's", 'a "b" $c \\n']],
  ['a \\\n  b\\ c', ['a', 'b c']],
  ['a\\\nb', ['ab']],
  ["x='1' # a comment", ['x=1']],
  ['# only a comment\n\naws events\n', ['aws', 'events']],
  ['"" \'\'', ['', '']],
  ["'a\nb' '|$x`'", ['a\nb', '|$x`']],
  ['$.detail Messages[].Body {} {a=1} é', ['$.detail', 'Messages[].Body', '{}', '{a=1}', 'é']],
  ['', []],
])('%j is the words %j', (line, words) => {
  const read = readWords(line);
  expect(read.ok && read.value.map(({ text }) => text)).toEqual(words);
});

test.each([
  ["a 'b", { code: 'unfinished', open: "'" }],
  ['a "b\\"', { code: 'unfinished', open: '"' }],
  ['a \\', { code: 'unfinished', open: '\\' }],
  ['a | b', { code: 'operator', sign: '|' }],
  ['a && b', { code: 'operator', sign: '&&' }],
  ['cat <<EOF\n{}\nEOF', { code: 'operator', sign: '<<' }],
  ['a > out.json', { code: 'operator', sign: '>' }],
  ['a\nb', { code: 'operator', sign: '\n' }],
  ['a $(b)', { code: 'expansion', sign: '$' }],
  ['a "$URL"', { code: 'expansion', sign: '$' }],
  ['a `b`', { code: 'expansion', sign: '`' }],
  ['a={b=1,c=2}', { code: 'braces' }],
])('%j is refused', (line, problem) => {
  expect(readWords(line)).toMatchObject({ ok: false, error: problem });
});

test('words know where they stand', () => {
  const read = readWords(`aws 'a b'  c`);
  expect(read.ok && read.value.map(({ from, to }) => [from, to])).toEqual([
    [0, 3],
    [4, 9],
    [11, 12],
  ]);
});

test.each([
  ['aws events list-rules | jq', 2, 'bash: One command at a time: | is not available here.'],
  ['ls', 127, 'bash: ls: command not found'],
  ['aws s3 ls', 252, 'aws: s3 is not simulated.'],
  ['aws events put-permission', 255, 'aws events put-permission is not simulated.'],
  ['aws events list-rules --output yaml', 255, '--output yaml is not simulated.'],
  [
    `aws lambda invoke --function-name f --payload '{"a":1}' out.json`,
    255,
    'Invalid base64: "{"a":1}"',
  ],
])('%j ends with %i', (line, exitCode, text) => {
  const parsed = parseCommand(line);
  expect(parsed).toMatchObject({ ok: false, error: { exitCode } });
  expect(parsed.ok ? '' : parsed.error.text).toContain(text);
});

test.each([
  ['--payload eyJhIjoxfQ== out.json', 'eyJhIjoxfQ=='],
  [`--cli-binary-format raw-in-base64-out --payload '{"a":1}' /dev/stdout`, 'eyJhIjoxfQ=='],
])('bytes are Base64 unless they are said to be raw: %s', (options, base64) => {
  const parsed = parseCommand(`$ aws lambda invoke --function-name f ${options}`);
  expect(parsed).toMatchObject({ ok: true, value: { input: { Payload: { $bytes: base64 } } } });
});

test('what is about the answer is no part of the request', () => {
  const parsed = parseCommand(
    "aws --output table events list-rules --query 'Rules[].Name' --region eu-west-1 --profile me --endpoint-url http://localhost:4566",
  );
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      type: 'call',
      service: 'events',
      operation: 'ListRules',
      input: {},
      output: 'table',
      query: 'Rules[].Name',
      region: 'eu-west-1',
      paging: { maximumItems: null, startingToken: null },
      outfile: null,
    },
  });
});

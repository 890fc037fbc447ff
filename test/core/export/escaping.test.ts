// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are what is escaped
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hclString, hclText } from '../../../src/core/export/hcl.ts';
import { shellWord } from '../../../src/core/export/shell.ts';
import { typescriptString, typescriptValue } from '../../../src/core/export/typescript.ts';
import {
  type YamlValue,
  yamlList,
  yamlMap,
  yamlOf,
  yamlText,
} from '../../../src/core/export/yaml.ts';
import { nodeOf } from '../../support/inputs.ts';
import { readHcl, readShell, readTypeScript, readYaml } from '../../support/read-back.ts';

/** What is known to go wrong in one language or another. */
const NASTY = [
  '',
  ' ',
  '\n',
  '\n\n',
  'a',
  'a\n',
  'a\n\n',
  '\na',
  ' a\nb',
  'a\n b\n',
  'a\n\nb',
  'a\n  \nb',
  'a \nb ',
  'a\r\nb\r\n',
  'a\rb',
  '\ta\n\tb',
  'it\'s "quoted"',
  "'",
  "''",
  '"',
  '\\',
  '\\\\',
  'a\\nb',
  'C:\\new\\',
  '`tick`',
  '${x}',
  '$${x}',
  '$$${x}',
  '%{ if x }',
  '%%{x}',
  '$',
  '$$',
  '%',
  '${AWS::Region}',
  '${!Literal}',
  '{{resolve:ssm:x}}',
  '<var>',
  '{"a": <var>, "b": "${x}"}',
  '{\n  "a": <var>,\n  "b": "${x} %{y}"\n}',
  '{\n  "a": <var>\n}\n',
  'EOT',
  'a\nEOT\nb',
  '  EOT',
  '# no comment',
  '- a',
  'a: b',
  'yes',
  'null',
  '1e3',
  '0x1F',
  '!Sub x',
  '&a *b',
  '|',
  '>',
  '%YAML',
  '---',
  '...',
  'é ü 漢字 😀',
  'a\u0085b',
  'a\u2028b\u2029c',
  '\ufeffa',
  'a\u0007b\u001b',
  '\u0000',
  '!history',
  '$(rm) `x` $HOME ~ * ? [a]',
  'x'.repeat(1_100),
] as const;

const anyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc
    .array(
      fc.constantFrom(...NASTY, '$', '{', '}', '%', '"', "'", '\\', '\n', ' ', '<v>', 'x', '`'),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '?');
/** Without lone surrogates, which no file can hold that is not JSON. */
const anyCharacters = anyText.map((text) => wellFormed(text));

describe('YAML', () => {
  test.each(['1.1', '1.2'] as const)('any text is read back, by YAML %s', (version) => {
    fc.assert(
      fc.property(anyText, anyText, (text, key) => {
        const value = yamlMap(
          ['Text', text],
          [key, yamlList([text, yamlMap(['Inner', text], ['Last', 'x'])])],
        );
        const read = readYaml(yamlText(value), version) as Record<string, unknown>;
        expect(read.Text).toBe(text);
        if (key !== 'Text') expect(read[key]).toEqual([text, { Inner: text, Last: 'x' }]);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['1.1', '1.2'] as const)('any JSON is read back, by YAML %s', (version) => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        const read = readYaml(yamlText(yamlMap(['Value', yamlOf(nodeOf(json))])), version);
        expect(read).toEqual({ Value: JSON.parse(json) });
      }),
    );
  });

  test.each([
    ['1e2', '1.0e+2'],
    ['1.5E-7', '1.5e-7'],
    ['100', '100'],
    ['-0.5', '-0.5'],
  ])('the number %s is written %s, which every version reads as a number', (number, written) => {
    const text = yamlText(yamlMap(['Num', yamlOf(nodeOf(number))]));
    expect(text).toBe(`Num: ${written}\n`);
    expect(readYaml(text, '1.1')).toEqual({ Num: Number(number) });
  });

  test('a text of several lines is a block, other texts stand in quotation marks', () => {
    const value: YamlValue = yamlMap(
      ['A', '{\n  "x": <v>\n}'],
      ['B', '{"x": "it\'s"}'],
      ['C', 'a\r\nb'],
    );
    expect(yamlText(value)).toBe(
      'A: |-\n  {\n    "x": <v>\n  }\nB: \'{"x": "it\'\'s"}\'\nC: "a\\r\\nb"\n',
    );
  });
});

describe('HCL', () => {
  test('any text is read back, quoted and as a heredoc', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCharacters, { minLength: 1, maxLength: 12 }), async (texts) => {
        const lines = texts.flatMap((text, index) => [
          `  q${index} = ${hclString(text)}`,
          `  t${index} = ${hclText(text, '  ')}`,
        ]);
        const read = await readHcl(`resource "a" "b" {\n${lines.join('\n')}\n}\n`);
        const [block] = (read.resource as { a: { b: Record<string, unknown>[] } }).a.b;
        for (const [index, text] of texts.entries()) {
          // The language composes letters and accents, however they are written.
          expect(block?.[`q${index}`]).toBe(text.normalize('NFC'));
          expect(block?.[`t${index}`]).toBe(text.normalize('NFC'));
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(NASTY.map((text) => [text]))('%j', async (text) => {
    const read = await readHcl(`a = ${hclString(text)}\nb = ${hclText(text, '')}\n`);
    expect(read).toEqual({ a: text, b: text });
  });

  test('a template is a heredoc that can be read', () => {
    expect(hclText('{"a": <v>, "b": "${x}"}', '  ')).toBe(
      'chomp(<<-EOT\n    {"a": <v>, "b": "$${x}"}\n    EOT\n  )',
    );
  });
});

describe('TypeScript', () => {
  test('any text is read back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readTypeScript(typescriptString(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('any JSON is read back', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        expect(readTypeScript(typescriptValue(nodeOf(json), '  '))).toEqual(JSON.parse(json));
      }),
    );
  });
});

describe('the shell', () => {
  const anyWord = anyText.map((text) => wellFormed(text.replaceAll('\u0000', '')));

  test('any text is one word, to a reader of words', () => {
    fc.assert(
      fc.property(fc.array(anyWord), (words) => {
        expect(readShell(['run', ...words.map(shellWord)].join(' \\\n  '))).toEqual([
          ['run', ...words],
        ]);
      }),
    );
  });

  test('and to a shell', () => {
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 20, maxLength: 60 }), (words) => {
        const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
        const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
        expect(printed).toBe(words.map((word) => `${word}\0`).join(''));
      }),
      { numRuns: 20 },
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/core/json/parse.ts';
import { checkInput } from '../../../src/core/transform/check-input.ts';
import { transformInput } from '../../../src/core/transform/transform.ts';
import { xrayInput } from '../../../src/core/transform/x-ray.ts';
import { aContext, aTransformer, delivered, refusal } from '../../support/inputs.ts';

const pieces = ['{', '}', '"', '<n>', '<m>', '<', '>', ':', ',', '[', ']', '\\', ' ', '\n', '1'];
const anyTemplate = fc.oneof(
  fc
    .array(fc.constantFrom(...pieces, '"x":', 'é', '\u2028', '\\u003c'), { maxLength: 16 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
const paths = { n: '$.detail', m: '$.no' };

test('nothing throws on any template and event', () => {
  fc.assert(
    fc.property(anyTemplate, fc.oneof(fc.json(), fc.string()), (template, event) => {
      const input = aTransformer(template, paths);
      checkInput(input, 't');
      transformInput(input, event, aContext);
      const parsed = parseJson(event);
      xrayInput(input, parsed.ok ? parsed.value : null, aContext);
    }),
    { numRuns: 2_000 },
  );
});

test('nothing throws on any path and any constant', () => {
  const anyPath = fc
    .array(fc.constantFrom('$', '.', '[', ']', '*', '0', 'a', "'", '"', '?', '(', ')', '-', ' '))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(anyPath, fc.string({ unit: 'binary' })), fc.json(), (text, event) => {
      for (const input of [
        { type: 'path', path: text },
        { type: 'constant', text },
        aTransformer('"<a>"', { a: text, [text]: '$' }),
      ] as const) {
        checkInput(input, 't');
        transformInput(input, event, aContext);
      }
    }),
  );
});

test('what is refused has its place in the text', () => {
  fc.assert(
    fc.property(anyTemplate, (template) => {
      for (const { span, field } of checkInput(aTransformer(template, paths), 't')) {
        if (field !== 'template') continue;
        expect(span.from).toBeGreaterThanOrEqual(0);
        expect(span.from).toBeLessThanOrEqual(span.to);
        expect(span.to).toBeLessThanOrEqual(template.length);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a template of bare placeholders delivers JSON, whatever the values', () => {
  const template = '{"a":<n>,"b":[<n>,<m>],"c":{"d":<aws.events.event.json>}}';
  fc.assert(
    fc.property(fc.json(), (value) => {
      const body = delivered(aTransformer(template, paths), `{"detail":${value}}`);
      const written = JSON.parse(body ?? '');
      expect(written.a).toEqual(JSON.parse(value));
      expect(written.b[1]).toBe('');
    }),
  );
});

test('whatever an accepted object template delivers is JSON', () => {
  fc.assert(
    fc.property(anyTemplate, fc.json(), (template, value) => {
      const input = aTransformer(`{"k":"${template}","n":<n>}`, paths);
      fc.pre(refusal(input) === null);
      const body = delivered(input, `{"detail":${value}}`);
      expect(body === null || parseJson(body).ok).toBe(true);
    }),
  );
});

test('a template without placeholders is delivered as it is', () => {
  fc.assert(
    fc.property(fc.json(), fc.string(), (value, text) => {
      for (const template of [`{"a": ${value} }`, JSON.stringify(text)]) {
        const input = aTransformer(template.replaceAll('<', '('), paths);
        if (input.template.length > 8_192) continue;
        expect(refusal(input)).toBeNull();
        expect(delivered(input, '{}')).toBe(input.template);
      }
    }),
  );
});

import { describe, expect, test } from 'vitest';
import { anEvent, aTransformer, delivered, refusal } from '../../support/inputs.ts';

const NOTHING = null;

// Target input, sections 5.3 and 7.
describe('every kind of value in every kind of place', () => {
  const event = `{"detail":{"n":42,"f":3.50,"s":"say \\"hi\\"","e":"","z":null,"o":{"k":1},"a":[1,2],
    "t":true,"w":"C:\\\\new","p":"<n>","l":"a\\nb","ls":["x","y"],"ob":{"q":"say \\"hi\\""}}}`;
  const paths = Object.fromEntries(
    ['n', 'f', 's', 'e', 'z', 'o', 'a', 't', 'w', 'p', 'l', 'ls', 'ob', 'm'].map((name) => [
      name,
      `$.detail.${name}`,
    ]),
  );

  test.each<[string, string | null]>([
    // Outside a string
    ['{"x":<n>}', '{"x":42}'],
    ['{"x":<f>}', '{"x":3.50}'],
    ['{"x":<s>}', '{"x":"say \\"hi\\""}'],
    ['{"x":<l>}', '{"x":"a\\nb"}'],
    ['{"x":<w>}', '{"x":"C:\\\\new"}'],
    ['{"x":<e>}', '{"x":""}'],
    ['{"x":<m>}', '{"x":""}'],
    ['{"x":<z>}', '{"x":null}'],
    ['{"x":<t>}', '{"x":true}'],
    ['{"x":<o>}', '{"x":{"k":1}}'],
    ['{"x":<a>}', '{"x":[1,2]}'],
    ['{"x":[<n>,<m>,<o>]}', '{"x":[42,"",{"k":1}]}'],
    ['{"x":<n><n>}', '{"x":4242}'],
    ['{"x":<n><s>}', NOTHING],
    ['[<n>,<s>]', '[42,"say \\"hi\\""]'],
    // Inside a string of a JSON template
    ['{"x":"<n>"}', '{"x":"42"}'],
    ['{"x":"<f>"}', '{"x":"3.50"}'],
    ['{"x":"<z>"}', '{"x":"null"}'],
    ['{"x":"<t>"}', '{"x":"true"}'],
    ['{"x":"<e>"}', '{"x":""}'],
    ['{"x":"<m>"}', '{"x":""}'],
    ['{"x":"<s>"}', NOTHING],
    ['{"x":"<l>"}', NOTHING],
    ['{"x":"<w>"}', '{"x":"C:\\new"}'],
    ['{"x":"<o>"}', NOTHING],
    ['{"x":"<ls>"}', NOTHING],
    ['{"x":"<a>"}', '{"x":"[1,2]"}'],
    ['{"x":"a \\"<n>\\" b"}', '{"x":"a \\"42\\" b"}'],
    ['{"x":"users/<n>/<n>"}', '{"x":"users/42/42"}'],
    // A text template
    ['"n <n>, f <f>, t <t>, z <z>"', '"n 42, f 3.50, t true, z null"'],
    ['"o is <o>, a is <a>"', '"o is {k:1}, a is [1,2]"'],
    ['"<ls>"', '"[x,y]"'],
    ['"<ob>"', '"{q:say \\hi\\}"'],
    ['"<s>"', '"say "hi""'],
    ['"[<m>]"', '"[]"'],
    ['"line1\\nline2 <n>"', '"line1\\nline2 42"'],
    ['"<n>"\n"<s>"\n', '"42"\n"say "hi""\n'],
    // What stands around is delivered as written, and values are not filled in turn
    [' { "x" :\n <n> }\n', ' { "x" :\n 42 }\n'],
    ['{"x":<p>,"y":"<p>"}', '{"x":"<n>","y":"<n>"}'],
    ['{"y":<n>,"x":"a < b"}', '{"y":42,"x":"a < b"}'],
    ['"\\u003cn\\u003e"', '"\\u003cn\\u003e"'],
  ])('%s', (template, body) => {
    const input = aTransformer(template, paths);
    expect(refusal(input)).toBeNull();
    expect(delivered(input, event)).toBe(body);
  });
});

// Target input, section 5.4.
describe('predefined variables', () => {
  const event = anEvent('{"a": 1}');
  const arn = 'arn:aws:events:us-east-1:123456789012:rule/r';

  test.each<[string, string]>([
    ['{"x":<aws.events.rule-name>}', '{"x":"r"}'],
    ['{"x":"<aws.events.rule-arn>"}', `{"x":"${arn}"}`],
    ['"<aws.events.rule-arn> <aws.events.rule-name>"', `"${arn} r"`],
    ['"<aws.events.event.ingestion-time>"', '"2026-01-15T09:00:00Z"'],
    ['[<aws.events.rule-name>]', '["r"]'],
    ['{"x":<aws.events.event.json>}', `{"x":${event.replace('{"a": 1}', '{"a":1}')}}`],
    [
      '{"x":<aws.events.event>}',
      '{"x":{"id":"e-1","account":"123456789012","detailType":"core.update-account-command","time":1768467600000,"source":"core","region":"us-east-1","resources":["path/to/file"],"version":"0"}}',
    ],
  ])('need no path: %s', (template, body) => {
    const input = aTransformer(template);
    expect(refusal(input)).toBeNull();
    expect(delivered(input, event)).toBe(body);
  });

  test.each(['aws.events.event', 'aws.events.event.json'])('%s is an object', (name) => {
    const message = `InputTemplate for target t contains placeholder ${name} valid only for JSON template.`;
    expect(refusal(aTransformer(`"<${name}>"`))).toBe(message);
    expect(refusal(aTransformer(`[<${name}>]`))).toBe(message);
    const inString = aTransformer(`{"x":"<${name}>"}`);
    expect(refusal(inString)).toBeNull();
    expect(delivered(inString, event)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkWritten, readEventInput } from '../../../src/core/bus/event-input.ts';
import { mendEvent } from '../../../src/core/bus/mend/mend-event.ts';
import { applyEdits } from '../../../src/core/model/edit.ts';
import { told } from '../../support/repairs.ts';

const ORDER = '{"source":"shop","detail-type":"Order","detail":{"id":1}}';

/** What is in the editor, where a mistake is noticed, and what is offered there. */
const CASES: readonly (readonly [
  name: string,
  text: string,
  noticedAt: string,
  fixes: readonly string[],
])[] = [
  [
    'detail as a text',
    '{"source":"shop","detail-type":"Order","detail":"{\\"id\\":1}"}',
    '"{',
    [`Write detail as an object and not as a text → ${ORDER}`],
  ],
  [
    'a comma after the last member',
    '{"source":"shop","detail-type":"Order","detail":{"id":1},}',
    '}',
    [`Remove the comma after the last value → ${ORDER}`],
  ],
  [
    'single quotes',
    "{'source':'shop','detail-type':'Order','detail':{'id':1}}",
    "'source",
    [`Use double quotes → ${ORDER}`],
  ],
  [
    'no detail-type',
    '{"source":"shop","detail":{"id":1}}',
    '{"source',
    ['Add "detail-type" → {"source":"shop","detail":{"id":1}, "detail-type": "MyEvent"}'],
  ],
  [
    'detailType',
    '{"source":"shop","detailType":"Order","detail":{"id":1}}',
    '"detailType',
    [`Rename "detailType" to "detail-type" → ${ORDER}`],
  ],
  [
    'names of another bus',
    '{"source":"shop","type":"Order","data":{"id":1}}',
    '{"source',
    [`Rename "type" to "detail-type" and rename "data" to "detail" → ${ORDER}`],
  ],
  [
    'an empty source',
    '{"source":"","detail-type":"Order","detail":{"id":1}}',
    '{"source',
    [`Fill in "source" → ${ORDER.replace('shop', 'my.app')}`],
  ],
  [
    'data without anything around it',
    '{\n  "orderId": 1\n}',
    '{',
    [
      'Make it the detail of an event → {\n  "source": "my.app",\n  "detail-type": "MyEvent",\n  "detail": {\n    "orderId": 1\n  }\n}',
    ],
  ],
  [
    'data beside detail',
    '{"source":"shop","detail-type":"Order","status":"paid","detail":{"id":1}}',
    '"status',
    [`Move "status" into detail → ${ORDER.replace('1}', '1, "status":"paid"}')}`],
  ],
  [
    'resources without a list',
    ORDER.replace('}}', '},"resources":"arn:aws:s3:::b"}'),
    '"arn',
    [`Wrap it in a list → ${ORDER.replace('}}', '},"resources":["arn:aws:s3:::b"]}')}`],
  ],
  [
    'an entry of PutEvents',
    '{"EventBusName":"x","Source":"shop","DetailType":"Order","Detail":"{\\"id\\":1}"}',
    '{"Event',
    [`Write it as the event that rules see → ${ORDER}`],
  ],
  [
    'an entry whose Detail is no text',
    '{"Source":"shop","DetailType":"Order","Detail":{"id":1}}',
    '{"id',
    [
      'Write Detail as a text → {"Source":"shop","DetailType":"Order","Detail":"{\\"id\\":1}"}',
      `Write it as the event that rules see → ${ORDER}`,
    ],
  ],
  [
    'an entry and an event in one',
    '{"Source":"shop","detail-type":"Order","detail":{"id":1}}',
    '"detail-type',
    [`Write it as the event that rules see → ${ORDER}`],
  ],
  [
    'several mistakes at once',
    '{source: "shop", detailType: "Order"}',
    'source',
    [
      'Put keys in double quotes, rename "detailType" to "detail-type" and add "detail" → {"source": "shop", "detail-type": "Order", "detail": {}}',
    ],
  ],
  ['a source of AWS', '{"source":"aws.s3","detail-type":"x","detail":{}}', '{', []],
];

describe('what is offered for an event', () => {
  test.each(CASES)('%s', (_name, text, noticedAt, fixes) => {
    const at = noticedAt === '}' ? text.length - 1 : text.indexOf(noticedAt);
    const here = mendEvent(text).filter((mend) => mend.at === at);
    expect(here.map(({ fix }) => told(fix, '', text).replace('event: ', ''))).toEqual(fixes);
  });

  test('nothing about an event that is in order', () => {
    expect(mendEvent(ORDER)).toEqual([]);
  });

  test('an event to begin with where there is none', () => {
    const [mend] = mendEvent(' \n');
    const input = readEventInput(mend ? applyEdits(' \n', mend.fix.edits) : '');
    expect(input.ok && input.value.entries.map(checkWritten)).toEqual([null]);
  });
});

test('after a correction less is refused, or less is left out', () => {
  const refused = (text: string) => {
    const input = readEventInput(text);
    if (!input.ok) return [Number.POSITIVE_INFINITY, 0] as const;
    const { entries, notes } = input.value;
    return [entries.filter((entry) => checkWritten(entry) !== null).length, notes.length] as const;
  };
  const key = fc.constantFrom(
    ...['source', 'Source', 'detail-type', 'DetailType', 'detailType', 'detail', 'Detail', 'data'],
    ...['time', 'resources', 'EventBusName', 'status', 'id', 'Entries', 'type', 'details'],
  );
  const value = fc.oneof(
    fc.constantFrom('shop', '', '{"a":1}', '[]', 'arn:x', 5, null, true),
    fc.constant({}),
    fc.constant({ a: 1 }),
    fc.constant(['x']),
  );
  const text = fc
    .tuple(fc.dictionary(key, value), fc.nat(), fc.constantFrom('', ',', "'", '}', '#'))
    .map(([event, at, extra]) => {
      const json = JSON.stringify(event);
      return json.slice(0, at % (json.length + 1)) + extra + json.slice(at % (json.length + 1));
    });
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (before) => {
      const [refusals, notes] = refused(before);
      for (const { fix } of mendEvent(before)) {
        const [now, notesNow] = refused(applyEdits(before, fix.edits));
        expect(now < refusals || (now === refusals && notesNow < notes)).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});

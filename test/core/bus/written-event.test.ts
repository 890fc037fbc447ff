import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writtenEvent } from '../../../src/core/bus/written-event.ts';
import { placesInString } from '../../../src/core/json/string-places.ts';
import { instant } from '../../../src/core/model/brand.ts';
import { applyEdits } from '../../../src/core/model/edit.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';
import { proposeQuickFixes } from '../../../src/core/pattern/repair/propose.ts';
import { resultOf } from '../../support/repairs.ts';

const FACTS = { id: 'id', account: '123456789012', region: 'us-east-1', receivedAt: instant(0) };

/** The event's texts after each fix of the event. */
function mended(pattern: string, text: string): readonly string[] {
  const parsed = parsePattern(pattern);
  const event = writtenEvent(text, FACTS);
  if (!parsed.ok || !event) throw new Error('The case itself cannot be read.');
  const fixes = resultOf(proposeQuickFixes(parsed.value, event));
  return fixes.filter(({ side }) => side === 'event').map(({ edits }) => applyEdits(text, edits));
}

const EVENT = '{"source":"shop","detail-type":"Order","detail":';

describe('an event is mended as it is written', () => {
  test('an event', () => {
    expect(mended('{"detail":{"total":[25]}}', `${EVENT}{"total":"25"}}`)).toEqual([
      `${EVENT}{"total":25}}`,
    ]);
  });

  test('a PutEvents entry, inside the string that its detail is', () => {
    const entry = (detail: string) =>
      `{"Source":"shop","Detail":${JSON.stringify(detail)},"DetailType":"Order"}`;
    expect(
      mended('{"detail":{"to\\"tal":["é"]}}', entry('{ "x": "\\"ä", "to\\"tal": "É" }')),
    ).toEqual([entry('{ "x": "\\"ä", "to\\"tal": "é" }')]);
    expect(mended('{"detail-type":["order"]}', entry('{}'))).toEqual([
      entry('{}').replace('Order', 'order'),
    ]);
  });

  test('the first of several entries that the service takes', () => {
    const text = (total: string) =>
      `{"Entries":[{"Source":"aws.s3","DetailType":"x","Detail":"{}"},{"Source":"shop","DetailType":"Order","Detail":"{\\"total\\":${total}}"}]}`;
    expect(mended('{"detail":{"total":[25]}}', text('\\"25\\"'))).toEqual([text('25')]);
  });

  test('what stands beside detail is not sent, so it moves in', () => {
    const text = '{"source":"shop","detail-type":"Order","status":"paid","detail":{"id":1}}';
    expect(mended('{"detail":{"status":["paid"]}}', text)[0]).toBe(
      `${EVENT}{"id":1, "status": "paid"}}`,
    );
  });

  test('what the service sets cannot be changed', () => {
    expect(mended('{"account":["000000000000"]}', `${EVENT}{"id":1}}`)).toEqual([]);
  });

  test('nothing moves to a place that PutEvents does not send', () => {
    expect(mended('{"status":["paid"]}', `${EVENT}{"status":"paid"}}`)).toEqual([]);
  });
});

test('every unit of a string is found in its source', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (value) => {
      const source = JSON.stringify(value).slice(1, -1);
      const places = placesInString(source);
      expect(places).toHaveLength(value.length + 1);
      for (let index = 0; index < value.length; index++) {
        const unit = source.slice(places[index], places[index + 1]);
        // A pair that is one character is written as it is, and each half alone is none.
        const half = /[\ud800-\udfff]/.test(value[index] ?? '');
        if (!half) expect(JSON.parse(`"${unit}"`)).toBe(value[index]);
      }
    }),
  );
});

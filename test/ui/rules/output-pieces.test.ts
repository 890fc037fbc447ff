import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xrayInput } from '../../../src/core/transform/x-ray.ts';
import { outputPieces } from '../../../src/ui/rules/input/output-pieces.ts';
import { aContext, aTransformer, nodeOf } from '../../support/inputs.ts';

const event = nodeOf('{"detail": {"id": "7", "o": {"k": 1}}}');
const paths = { id: '$.detail.id', o: '$.detail.o', no: '$.detail.no' };

test('values stand apart from what the template says', () => {
  const xray = xrayInput(aTransformer('{"a": "<id>-<no>", "b": <o>}', paths), event, aContext);
  expect(outputPieces(xray)).toEqual([
    { text: '{"a": "', placeholder: null },
    { text: '7', placeholder: 0 },
    { text: '-', placeholder: null },
    { text: '', placeholder: 1 },
    { text: '", "b": ', placeholder: null },
    { text: '{"k":1}', placeholder: 2 },
    { text: '}', placeholder: null },
  ]);
});

test('the pieces are the output, without a gap', () => {
  const parts = ['{"a":', '<id>', '<o>', '"<no>"', ',"b":', '}', '"', ' '];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts)), (list) => {
      const xray = xrayInput(aTransformer(list.join(''), paths), event, aContext);
      const text = outputPieces(xray).map((piece) => piece.text);
      expect(text.join('')).toBe(xray.output?.text ?? '');
    }),
  );
});

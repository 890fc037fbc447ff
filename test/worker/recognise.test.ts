import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/worker/recognise.ts';

const pattern = '{"source":["aws.ec2"]}';

describe('what was pasted, asked of the worker', () => {
  test('what is all there is in the editor is told', async () => {
    const found = await recognise({ text: pattern, document: null });
    expect(found?.kind).toBe('pattern');
  });

  test('a piece that fits into the JSON around it is left alone', async () => {
    const around = `{"detail":{"wanted":${pattern}}}`;
    expect(await recognise({ text: pattern, document: around })).toBeNull();
    expect(await recognise({ text: pattern, document: `{}${pattern}` })).not.toBeNull();
  });

  test('a template in YAML is read, whole or in part', async () => {
    const text =
      'Started:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern:\n      source: [aws.ec2]\n';
    const found = await recognise({ text, document: null });
    expect(found?.patterns).toEqual([{ name: 'Started', text: '{\n  "source": ["aws.ec2"]\n}' }]);
  });
});

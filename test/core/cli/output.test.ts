import { describe, expect, test } from 'vitest';
import { apiError, onTheWire } from '../../../src/core/api/wire.ts';
import { printedOutput, serviceError } from '../../../src/core/cli/output.ts';
import outputs from './outputs.json' with { type: 'json' };

/** Recorded from the AWS CLI itself, on a screen of 80 characters. */
describe.each(outputs)('$value', ({ value, ...printed }) => {
  test.each(['json', 'text', 'table'] as const)('is printed as %s', (format) => {
    const request = { operation: 'Operation', format, width: 80 };
    expect(printedOutput(value, request)).toBe(printed[format]);
  });
});

test('a refusal has the code that the service puts on the wire', () => {
  const error = onTheWire('sqs', apiError('QueueDoesNotExist', 'The queue does not exist.'));
  expect(serviceError('GetQueueUrl', error)).toEqual({
    text: 'An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the GetQueueUrl operation: The queue does not exist.',
    exitCode: 254,
  });
});

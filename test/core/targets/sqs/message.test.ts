import { expect, test } from 'vitest';
import { md5OfAttributes } from '../../../../src/core/targets/sqs/message.ts';

test('the MD5 of attributes is the one that SQS gives', () => {
  // Recorded from the service.
  const attributes = {
    Title: { dataType: 'String', value: 'The Whistler' },
    Author: { dataType: 'String', value: 'John Grisham' },
    WeeksOn: { dataType: 'Number', value: '6' },
  };
  expect(md5OfAttributes(attributes)).toBe('d25a6aea97eb8f585bfa92d314504a92');
});

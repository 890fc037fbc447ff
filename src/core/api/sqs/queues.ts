import { success } from '../../model/result.ts';
import { getQueueUrl as getQueueUrlShape } from '../model/sqs.ts';
import { operation } from '../operation.ts';
import { refuse } from '../wire.ts';
import { queueUrl } from './queue-url.ts';

export const getQueueUrl = operation(
  getQueueUrlShape,
  ({ QueueName, QueueOwnerAWSAccountId: owner }, account) => {
    const { configuration } = account;
    const isElsewhere = owner !== undefined && owner !== configuration.account;
    const missing = account.queueRefusal(QueueName, 'other');
    if (isElsewhere || missing) {
      return refuse('QueueDoesNotExist', 'The specified queue does not exist.');
    }
    return success({ QueueUrl: queueUrl(configuration, QueueName) });
  },
);

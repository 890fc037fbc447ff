import { countProblem } from '../batch.ts';
import type { Complaint, Operation } from '../operation.ts';
import { isMembers } from '../read-input.ts';
import { apiError } from '../wire.ts';
import { listTopics } from './list-topics.ts';
import { NO_TOPIC, publish, publishBatch } from './publish.ts';

export const SNS_OPERATIONS: Readonly<Record<string, Operation>> = {
  Publish: publish,
  PublishBatch: publishBatch,
  ListTopics: listTopics,
};

export const topicComplaint =
  (operation: string): Complaint =>
  (problems, input) => {
    const request = isMembers(input) ? input : {};
    if (operation === 'PublishBatch') {
      const entries = request.PublishBatchRequestEntries;
      const count = Array.isArray(entries) ? entries.length : 0;
      const problem = countProblem(count, 'PublishBatchRequestEntry');
      if (problem) return apiError(`${problem.code}Exception`, problem.message);
    }
    const hasTopic = request.TopicArn !== undefined || request.TargetArn !== undefined;
    if (!hasTopic) return apiError('InvalidParameterException', NO_TOPIC);
    const isEmpty = problems.some(({ path }) => path.endsWith('message'));
    const reason = isEmpty
      ? 'Empty message'
      : `${problems[0]?.path} Reason: no value for required parameter`;
    return apiError('InvalidParameterException', `Invalid parameter: ${reason}`);
  };

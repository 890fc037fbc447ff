import { failure, type Result, success } from '../core/model/result.ts';
import {
  type Answer,
  batchProblem,
  given,
  type Input,
  recordsOf,
  refuse,
  type ServiceError,
  type Surroundings,
  textOf,
} from './answer.ts';

/** `Publish` (SNS API Reference). */
export function publish(request: Input, surroundings: Surroundings): Answer {
  const { TopicArn, TargetArn, Message, Subject, MessageAttributes } = request;
  const arn = textOf(TopicArn) ?? textOf(TargetArn);
  if (arn === undefined) {
    return refuse(
      'InvalidParameterException',
      'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    );
  }
  if (!textOf(Message)) {
    return refuse('InvalidParameterException', 'Invalid parameter: Empty message');
  }
  const topic = checkTopic(arn, surroundings);
  if (!topic.ok) return topic;
  const optional = { TopicArn, TargetArn, Subject, MessageAttributes };
  return success({
    input: { ...given(optional), Message },
    output: { MessageId: surroundings.nextId() },
  });
}

export function publishBatch(request: Input, surroundings: Surroundings): Answer {
  const { TopicArn } = request;
  const entries = recordsOf(request.PublishBatchRequestEntries);
  const problem = batchProblem(entries, 'PublishBatchRequestEntry');
  if (problem) return problem;
  const topic = checkTopic(textOf(TopicArn) ?? '', surroundings);
  if (!topic.ok) return topic;
  const isEmpty = ({ Message }: Input) => !textOf(Message);
  const Successful = entries
    .filter((entry) => !isEmpty(entry))
    .map(({ Id }) => ({ Id: String(Id), MessageId: surroundings.nextId() }));
  const Failed = entries.filter(isEmpty).map(({ Id }) => ({
    Id: String(Id),
    Code: 'InvalidParameter',
    Message: 'Invalid parameter: Empty message',
    SenderFault: true,
  }));
  const PublishBatchRequestEntries = entries.map(({ Id, Message, Subject, MessageAttributes }) =>
    given({ Id: String(Id), Message, Subject, MessageAttributes }),
  );
  return success({
    input: { TopicArn, PublishBatchRequestEntries },
    output: { Successful, Failed },
  });
}

function checkTopic(arn: string, { directory }: Surroundings): Result<void, ServiceError> {
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const found = directory.topics.find((topic) => topic.name === name);
  if (!found) return failure({ name: 'NotFoundException', message: 'Topic does not exist' });
  return found.refusal ? failure(found.refusal) : success(undefined);
}

import type { Lane, RouteIcon, RouteNode } from './route.ts';

export const LANE_HEADINGS: Readonly<Record<Lane, string>> = {
  source: 'Sources',
  bus: 'Bus',
  rule: 'Rules',
  target: 'Targets',
  next: 'Behind them',
  later: 'Further on',
  queue: 'Failure queues',
};

export const KIND_WORDS: Readonly<Record<RouteIcon, string>> = {
  event: 'event',
  code: 'call',
  bus: 'event bus',
  rule: 'rule',
  'lambda-function': 'Lambda function',
  'sqs-queue': 'SQS queue',
  'api-destination': 'API destination',
  'event-bus': 'event bus',
  'sns-topic': 'SNS topic',
  'state-machine': 'Step Functions state machine',
  'kinesis-stream': 'Kinesis stream',
  'log-group': 'CloudWatch log group',
};

/** All that a node says, for those who hear it: `fraud-check, rule, does not match. …`. */
export function labelOf(node: RouteNode): string {
  const loop = node.loop && (node.loop === 'stopped' ? 'in a loop that was stopped' : 'in a loop');
  const facts = [node.name, KIND_WORDS[node.icon], node.word, node.badge?.label, loop];
  return `${facts.filter(Boolean).join(', ')}. ${node.sentence.replaceAll('\n', ' ')}`;
}

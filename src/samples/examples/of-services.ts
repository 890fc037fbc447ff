import { bus, event, rule, sends, serviceEvent, target, transformed } from './build.ts';
import type { Example } from './example.ts';

const upload = (id: string, key: string, size: number) =>
  serviceEvent(id, key, {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    resources: ['arn:aws:s3:::customer-uploads'],
    detail: {
      version: '0',
      bucket: { name: 'customer-uploads' },
      object: {
        key,
        size,
        etag: 'b1946ac92492d2347c6235b4d2611184',
        sequencer: '00617F08299329D189',
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: '123456789012',
      'source-ip-address': '198.51.100.7',
      reason: 'PutObject',
    },
  });
const uploads = [
  upload('photo', 'photos/2026/beach.JPG', 4_200_000),
  upload('invoice', 'invoices/2026-01.pdf', 81_000),
  upload('huge', 'videos/launch.mp4', 912_000_000),
];

const instance = (id: string, state: string) =>
  serviceEvent(id, `Instance is ${state}`, {
    source: 'aws.ec2',
    'detail-type': 'EC2 Instance State-change Notification',
    resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-0abcd1234efgh5678'],
    detail: { 'instance-id': 'i-0abcd1234efgh5678', state },
  });
const states = [
  instance('running', 'running'),
  instance('stopped', 'stopped'),
  instance('terminated', 'terminated'),
];

const call = (id: string, name: string, detail: object) =>
  serviceEvent(id, name, {
    source: 'aws.iam',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: {
      eventVersion: '1.11',
      eventSource: 'iam.amazonaws.com',
      awsRegion: 'us-east-1',
      ...detail,
    },
  });
const calls = [
  call('key', 'An access key from the office', {
    eventName: 'CreateAccessKey',
    sourceIPAddress: '203.0.113.40',
    userIdentity: { type: 'IAMUser', userName: 'ada' },
  }),
  call('foreign', 'An access key from elsewhere', {
    eventName: 'CreateAccessKey',
    sourceIPAddress: '198.51.100.77',
    userIdentity: { type: 'IAMUser', userName: 'ada' },
  }),
  call('root', 'The root user attaches a policy', {
    eventName: 'AttachUserPolicy',
    sourceIPAddress: '203.0.113.40',
    userIdentity: { type: 'Root' },
  }),
  call('service', 'A service calls', {
    eventName: 'GenerateServiceLastAccessedDetails',
    sourceIPAddress: 'access-analyzer.amazonaws.com',
    userIdentity: { type: 'AWSService' },
  }),
];

const everything = [
  event('order', 'com.ecommerce.orders', 'OrderCreated', { order_id: 'L-1' }),
  event('payment', 'com.ecommerce.payments', 'PaymentCaptured', { order_id: 'L-1', amount: 12 }),
];

export const ofServices: readonly Example[] = [
  {
    id: 's3-uploads',
    group: 'AWS services',
    tells:
      'What is uploaded decides who works on it: by the end of its key, in any case, by folder and by size.',
    scenario: {
      version: 1,
      name: 'S3 uploads by suffix',
      seed: 21,
      buses: [
        bus(
          'default',
          rule(
            'photos',
            {
              source: ['aws.s3'],
              'detail-type': ['Object Created'],
              detail: {
                object: {
                  key: [
                    { suffix: { 'equals-ignore-case': '.jpg' } },
                    { suffix: { 'equals-ignore-case': '.png' } },
                  ],
                },
              },
            },
            target(
              'lambda-function',
              'make_thumbnail',
              transformed(
                { bucket: '$.detail.bucket.name', key: '$.detail.object.key' },
                '{"bucket": <bucket>, "key": <key>}',
              ),
            ),
          ),
          rule(
            'invoices',
            {
              source: ['aws.s3'],
              detail: {
                bucket: { name: ['customer-uploads'] },
                object: { key: [{ wildcard: 'invoices/*.pdf' }] },
              },
            },
            target('sqs-queue', 'invoices-queue'),
          ),
          rule(
            'too-large',
            { source: ['aws.s3'], detail: { object: { size: [{ numeric: ['>', 500_000_000] }] } } },
            target('sqs-queue', 'ask-customer-queue'),
          ),
        ),
      ],
      functions: [
        {
          name: 'make_thumbnail',
          code: `export const handler = async ({ bucket, key }) => {
  console.log(\`Thumbnail of s3://\${bucket}/\${key}\`);
  return { thumbnail: key.replace(/\\.\\w+$/, '-small.jpg') };
};
`,
        },
      ],
      queues: [{ name: 'invoices-queue' }, { name: 'ask-customer-queue' }],
      events: uploads,
      actions: sends(uploads, ['photo', 0], ['invoice', 1], ['huge', 2]),
    },
  },
  {
    id: 'ec2-state-changes',
    group: 'AWS services',
    tells:
      'An instance that stops is announced to a topic, and the topic tells a queue and a function. The sentence that people get is made by an input transformer.',
    scenario: {
      version: 1,
      name: 'EC2 state changes',
      seed: 22,
      buses: [
        bus(
          'default',
          rule(
            'instance-gone',
            {
              source: ['aws.ec2'],
              'detail-type': ['EC2 Instance State-change Notification'],
              detail: { state: ['stopped', 'terminated'] },
            },
            target(
              'sns-topic',
              'operations',
              transformed(
                { id: '$.detail.instance-id', state: '$.detail.state', time: '$.time' },
                '"Instance <id> is <state> since <time>."',
              ),
            ),
          ),
          rule(
            'instance-log',
            { source: ['aws.ec2'] },
            target('log-group', '/aws/events/ec2', { id: 'log' }),
          ),
        ),
      ],
      functions: [
        {
          name: 'page_on_call',
          code: `export const handler = async (event) => {
  for (const { Sns } of event.Records) console.log('Paging:', Sns.Message);
};
`,
        },
      ],
      queues: [{ name: 'operations-mail-queue' }],
      topics: [
        {
          name: 'operations',
          subscriptions: [
            {
              endpoint: { type: 'sqs-queue', name: 'operations-mail-queue' },
              rawMessageDelivery: true,
            },
            { endpoint: { type: 'lambda-function', name: 'page_on_call' } },
          ],
        },
      ],
      logGroups: [{ name: '/aws/events/ec2' }],
      events: states,
      actions: sends(states, ['running', 0], ['stopped', 1]),
    },
  },
  {
    id: 'cloudtrail-alarms',
    group: 'AWS services',
    tells:
      'API calls that CloudTrail reports, sorted by who called and from which network. An address of a service is no IP address, and cidr leaves it alone.',
    scenario: {
      version: 1,
      name: 'CloudTrail security alarms',
      seed: 23,
      buses: [
        bus(
          'default',
          rule(
            'root-was-used',
            {
              'detail-type': ['AWS API Call via CloudTrail'],
              detail: { userIdentity: { type: ['Root'] } },
            },
            target('sqs-queue', 'alarm-queue'),
          ),
          rule(
            'key-from-the-office',
            {
              'detail-type': ['AWS API Call via CloudTrail'],
              detail: {
                eventName: ['CreateAccessKey'],
                sourceIPAddress: [{ cidr: '203.0.113.0/24' }],
              },
            },
            target('sqs-queue', 'audit-queue'),
          ),
          rule(
            'key-was-made',
            {
              'detail-type': ['AWS API Call via CloudTrail'],
              detail: {
                eventName: [{ wildcard: 'Create*Key' }],
                userIdentity: { type: [{ 'anything-but': ['AWSService'] }] },
              },
            },
            target('sqs-queue', 'rotate-keys-queue'),
          ),
        ),
      ],
      queues: [{ name: 'alarm-queue' }, { name: 'audit-queue' }, { name: 'rotate-keys-queue' }],
      events: calls,
      actions: sends(calls, ['key', 0], ['foreign', 1], ['root', 2], ['service', 3]),
    },
  },
  {
    id: 'log-everything',
    group: 'AWS services',
    tells:
      'One rule that takes everything of an account keeps an audit trail, and a stream takes what is worth counting. Find the shard that the partition key chose.',
    scenario: {
      version: 1,
      name: 'Log everything',
      seed: 24,
      buses: [
        bus(
          'default',
          rule(
            'audit',
            { account: ['123456789012'] },
            target('log-group', '/aws/events/audit', { id: 'log' }),
          ),
          rule(
            'count',
            { source: [{ prefix: 'com.ecommerce.' }] },
            target('kinesis-stream', 'business-events', {
              kinesisParameters: { partitionKeyPath: '$.detail.order_id' },
            }),
          ),
        ),
      ],
      logGroups: [{ name: '/aws/events/audit' }],
      streams: [{ name: 'business-events', shards: 2 }],
      events: everything,
      actions: sends(everything, ['order', 0], ['payment', 1]),
    },
  },
];

import type { PredefinedVariable } from '../../core/transform/predefined-variables.ts';
import { article, type Evidence, type InputExample, type ReferenceEntry } from '../entry.ts';
import { inputExample, transformer } from './input.ts';

interface Variable {
  readonly summary: string;
  readonly values: string;
  readonly known: readonly (readonly [Evidence['by'], string])[];
  readonly example: InputExample;
  readonly pitfalls: readonly string[];
}

const ANYWHERE =
  'A string. It may stand in either kind of template, in and out of quotation marks.';
const OBJECT = 'An object. It stands for a value in a JSON template, and nowhere else.';

/** The rule and the times of examples are those that the page gives them (`TRIAL` of the live example). */
const VARIABLES: Readonly<Record<PredefinedVariable, Variable>> = {
  'aws.events.rule-arn': {
    summary: 'The ARN of the rule that matched.',
    values: ANYWHERE,
    known: [['service', '']],
    example: inputExample(
      transformer({}, '{"by": <aws.events.rule-arn>}'),
      '{"by": "arn:aws:events:us-east-1:123456789012:rule/my-rule"}',
    ),
    pitfalls: ['On a bus of your own it names the bus as well: rule/my-bus/my-rule.'],
  },
  'aws.events.rule-name': {
    summary: 'The name of the rule that matched.',
    values: ANYWHERE,
    known: [['service', '']],
    example: inputExample(
      transformer({}, '"<aws.events.rule-name> has matched"'),
      '"my-rule has matched"',
    ),
    pitfalls: [],
  },
  'aws.events.event.ingestion-time': {
    summary: 'When EventBridge received the event, in UTC.',
    values: ANYWHERE,
    known: [
      ['service', 'that it is an ISO 8601 time'],
      ['choice', 'whole seconds'],
    ],
    example: inputExample(
      transformer({}, '{"received": <aws.events.event.ingestion-time>}'),
      '{"received": "2026-01-15T09:00:00Z"}',
    ),
    pitfalls: ["It is not the event's time, which the sender may set."],
  },
  'aws.events.event': {
    summary: 'The event without its detail.',
    values: OBJECT,
    known: [
      ['service', 'its members and their order'],
      ['choice', 'its time, in milliseconds since the epoch'],
    ],
    example: inputExample(
      transformer({}, '{"event": <aws.events.event>}'),
      '{"event": {"detailType":"OrderCreated","source":"com.ecommerce.orders"}}',
    ),
    pitfalls: [
      'In it detail-type is called detailType, and time is not written as in the event.',
      'In quotation marks it breaks the JSON, and nothing is delivered.',
    ],
  },
  'aws.events.event.json': {
    summary: 'The whole event.',
    values: OBJECT,
    known: [['service', '']],
    example: inputExample(
      transformer({}, '{"event": <aws.events.event.json>, "by": <aws.events.rule-name>}'),
      '{"event": {"source":"com.ecommerce.orders","detail-type":"OrderCreated","detail":{"id":"A-1","total":42.50,"vip":true,"note":"say \\"hi\\"","customer":{"name":"Ada"},"tags":["new","gift"]}}, "by": "my-rule"}',
    ),
    pitfalls: [
      'In a text template PutTargets refuses it.',
      'Its name ends in .json, and yet it is no string: write no quotation marks around it.',
    ],
  },
};

/** The variables that a template may use without a path. */
export const variables: readonly ReferenceEntry[] = Object.entries(VARIABLES).map(
  ([name, variable]) =>
    article({
      ...variable,
      slug: name,
      name: `<${name}>`,
      see: ['input-template', 'json-template', 'input-needs-object-template'],
    }),
);

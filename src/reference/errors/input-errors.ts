import { articleSlug } from '../../core/model/article-slug.ts';
import type { TargetInput } from '../../core/model/scenario.ts';
import type { InputProblemCode } from '../../core/transform/input-diagnostic.ts';
import { inputExample, transformer } from '../articles/input.ts';
import { type AwsText, article, type Evidence, type ReferenceEntry } from '../entry.ts';

interface InputError {
  readonly title: string;
  readonly summary: string;
  /** AWS's text; `null` where it accepts the input, and it goes wrong later. */
  readonly text: string | null;
  readonly by: Evidence['by'];
  readonly wrong: TargetInput;
  readonly sends?: string;
  readonly right: TargetInput | null;
  readonly see: readonly string[];
}

const ID = { id: '$.detail.id' };

/** What `PutTargets` refuses of an input, and what it accepts that is not what one wants. */
const ERRORS: Readonly<Record<InputProblemCode, InputError>> = {
  'over-limit': {
    title: 'An input over a limit',
    summary: 'Something is longer than the model of the request allows, or empty.',
    text: "1 validation error detected: Value '<value>' at 'targets.<n>.member.<field>' failed to satisfy constraint: Member must have length less than or equal to <count>",
    by: 'choice',
    wrong: transformer(ID, ''),
    right: transformer(ID, '{"id": <id>}'),
    see: ['input-limits'],
  },
  'malformed-key': {
    title: 'A name that a variable cannot have',
    summary: 'Names of variables are made of letters, digits, _ and -, 256 at most.',
    text: "1 validation error detected: Value '<value>' at 'targets.<n>.member.inputTransformer.inputPathsMap' failed to satisfy constraint: Map keys must satisfy constraint: [<constraint>]",
    by: 'choice',
    wrong: transformer({ 'order.id': '$.detail.id' }, '{"id": "<order.id>"}'),
    right: transformer({ 'order-id': '$.detail.id' }, '{"id": <order-id>}'),
    see: ['input-paths-map'],
  },
  'constant-not-json': {
    title: 'A constant that is not JSON',
    summary: 'Input is JSON: a plain text needs quotation marks around it.',
    text: 'JSON syntax error in input for target <target>: [Source: (String)"<input>"; line: <line>, column: <column>]',
    by: 'service',
    wrong: { type: 'constant', text: 'env:dev' },
    right: { type: 'constant', text: '"env:dev"' },
    see: ['input'],
  },
  'constant-with-placeholder': {
    title: 'A placeholder in a constant',
    summary:
      'A constant is sent as it is written, <…> included. An input transformer fills placeholders.',
    text: null,
    by: 'documentation',
    wrong: { type: 'constant', text: '{"id": "<id>"}' },
    sends: '{"id": "<id>"}',
    right: transformer(ID, '{"id": <id>}'),
    see: ['input', 'input-transformer'],
  },
  'path-refused': {
    title: 'A path that is refused',
    summary:
      'A path begins with $ and goes on with .name or [0]; names have letters, digits, _, - and /, and no quotes.',
    text: 'InputPath for target <target> is invalid.',
    by: 'service',
    wrong: { type: 'path', path: "$.detail['id']" },
    right: { type: 'path', path: '$.detail.id' },
    see: ['input-path', 'input-paths-map'],
  },
  'path-unlisted': {
    title: 'A path that is not documented',
    summary:
      'The guide lists neither .. nor slices, filters and functions. Here such a path selects nothing; what AWS does is not known.',
    text: null,
    by: 'choice',
    wrong: { type: 'path', path: '$.detail..name' },
    right: { type: 'path', path: '$.detail.customer.name' },
    see: ['input-path'],
  },
  'template-refused': {
    title: 'A template that is refused',
    summary:
      'A template is a JSON object, or text in quotation marks. It begins with { or ", and is whole once its placeholders are filled.',
    text: 'Invalid InputTemplate for target <target> : [Source: (String)"<template>"; line: <line>, column: <column>].',
    by: 'choice',
    wrong: transformer(ID, 'Order <id>'),
    right: transformer(ID, '"Order <id>"'),
    see: ['input-template', 'json-template', 'text-template'],
  },
  'unknown-placeholder': {
    title: 'A placeholder that nothing defines',
    summary:
      'Every <…> is a placeholder, and this one is neither a name of InputPathsMap nor predefined.',
    text: 'InputTemplate for target <target> contains invalid placeholder <placeholder>.',
    by: 'service',
    wrong: transformer(ID, '{"id": <orderId>}'),
    right: transformer(ID, '{"id": <id>}'),
    see: ['input-template', 'input-paths-map', 'aws.events.event.json'],
  },
  'needs-object-template': {
    title: 'The event in a text template',
    summary: 'The variable is an object, which fits only into a template that begins with {.',
    text: 'InputTemplate for target <target> contains placeholder <placeholder> valid only for JSON template.',
    by: 'service',
    wrong: transformer({}, '"<aws.events.event.json>"'),
    right: transformer({}, '{"event": <aws.events.event.json>}'),
    see: ['aws.events.event.json', 'aws.events.event', 'text-template'],
  },
  'no-log-event': {
    title: 'An input that a log group does not take',
    summary:
      'From a transformer a log group takes an object with timestamp and message, and nothing else.',
    text: 'Input for target <target> is not a valid JSON text.',
    by: 'documentation',
    wrong: transformer(ID, '{"id": <id>}'),
    right: transformer(
      { time: '$.detail.total', id: '$.detail.id' },
      '{"timestamp": <time>, "message": <id>}',
    ),
    see: ['target-log-group'],
  },
  'object-in-string': {
    title: 'An object in quotation marks',
    summary:
      'PutTargets accepts it, and then the quotation marks of the object break the string: nothing is delivered.',
    text: null,
    by: 'service',
    wrong: transformer({}, '{"event": "<aws.events.event.json>"}'),
    right: transformer({}, '{"event": <aws.events.event.json>}'),
    see: ['quotation-marks', 'error-code-invalid-json'],
  },
  'escaped-placeholder': {
    title: 'Escaped angle brackets',
    summary:
      '\\u003c and \\u003e are what some tools make of < and > as they encode JSON. EventBridge sees no placeholder in them.',
    text: null,
    by: 'choice',
    wrong: transformer(ID, '{"id": "\\u003cid\\u003e"}'),
    sends: '{"id": "\\u003cid\\u003e"}',
    right: transformer(ID, '{"id": <id>}'),
    see: ['escaping'],
  },
  'escaped-json': {
    title: 'JSON that was encoded twice',
    summary:
      'The template is a text that holds JSON: the target gets one string with backslashes in it, and no object.',
    text: null,
    by: 'service',
    wrong: transformer(ID, '"{\\"id\\": \\"<id>\\"}"'),
    sends: '"{\\"id\\": \\"A-1\\"}"',
    right: transformer(ID, '{"id": <id>}'),
    see: ['escaping', 'text-template'],
  },
};

export const inputErrors: readonly ReferenceEntry[] = (
  Object.keys(ERRORS) as InputProblemCode[]
).map((code) => {
  const { title, summary, text, by, wrong, sends = null, right, see } = ERRORS[code];
  const slug = articleSlug.inputError(code);
  const texts: readonly AwsText[] =
    text === null
      ? []
      : [{ slug: `${slug}-text`, text, code: 'ValidationException', means: '', by }];
  return article({
    slug,
    name: title,
    isTitle: true,
    summary,
    values:
      text === null
        ? 'PutTargets accepts it. Here it is pointed out.'
        : 'PutTargets refuses it, and with it every other target of the call.',
    example: {
      ...inputExample(wrong, sends, right),
      ...(code === 'no-log-event' && { isForLogGroup: true }),
    },
    texts,
    known: by,
    see,
  });
});

import type { TargetInput } from '../../core/model/scenario.ts';
import { article, type InputExample, type ReferenceEntry } from '../entry.ts';

/** An event as short as it can be, with one value of every type. */
export const EXAMPLE_EVENT =
  '{ "source": "com.ecommerce.orders", "detail-type": "OrderCreated", "detail": { "id": "A-1", "total": 42.50, "vip": true, "note": "say \\"hi\\"", "customer": { "name": "Ada" }, "tags": ["new", "gift"] } }';

export function transformer(
  paths: Readonly<Record<string, string>>,
  template: string,
): Extract<TargetInput, { type: 'transformer' }> {
  return { type: 'transformer', paths: { ...paths }, template };
}

export function inputExample(
  input: TargetInput,
  sends: string | null,
  instead: TargetInput | null = null,
): InputExample {
  return { type: 'input', input, event: EXAMPLE_EVENT, sends, instead };
}

const ID = { id: '$.detail.id' };

/** What a target may be sent in place of the event, and of what a transformer is made. */
export const inputs: readonly ReferenceEntry[] = [
  article({
    slug: 'matched-event',
    name: 'The matched event',
    isTitle: true,
    summary: 'What a target is sent if it sets neither Input nor InputPath nor InputTransformer.',
    values:
      'One JSON object: version, id, detail-type, source, account, time, region, resources, detail, in this order; of a replayed event also replay-name.',
    known: 'service',
    example: inputExample({ type: 'matched-event' }, EXAMPLE_EVENT),
    pitfalls: [
      'At most one of the three may be set; two of them fail the whole PutTargets call.',
      'Patterns and paths always look at the event itself, never at what a transformer made of it.',
    ],
    see: ['input', 'input-path', 'input-transformer', 'input-limits'],
  }),
  article({
    slug: 'input',
    name: 'Input',
    summary: 'A constant: the target is sent this JSON, whatever the event is.',
    values: 'Any JSON value: an object, a list, a string in quotation marks, a number, true, null.',
    known: [
      ['service', 'what is taken and refused'],
      ['choice', 'that it is sent just as it is written'],
    ],
    example: inputExample(
      { type: 'constant', text: '{ "job": "cleanup" }' },
      '{ "job": "cleanup" }',
    ),
    pitfalls: [
      'It fills no placeholders: <name> in it is plain text.',
      'A plain text needs quotation marks: "hello", not hello.',
    ],
    limits: ['8,192 characters.'],
    see: ['input-constant-not-json', 'input-template', 'example/constant-input'],
  }),
  article({
    slug: 'input-path',
    name: 'InputPath',
    summary: 'Sends the part of the event that a path selects, and nothing around it.',
    values: '$ for the whole event, then .name and [0]. A string is sent with its quotation marks.',
    known: [
      ['service', 'paths that are taken and refused, objects and strings'],
      ['documentation', '[*] and .*'],
      ['choice', 'a path that selects nothing: nothing is delivered'],
    ],
    example: inputExample({ type: 'path', path: '$.detail.customer' }, '{"name":"Ada"}'),
    pitfalls: [
      'Names take no quotes in brackets: $.detail-type, not $["detail-type"].',
      'A field whose name has a dot or a space cannot be named. Take the object around it.',
      'PutTargets accepts a path that selects nothing in any event.',
    ],
    limits: ['256 characters.'],
    see: ['input-paths-map', 'input-path-refused'],
  }),
  article({
    slug: 'input-transformer',
    name: 'InputTransformer',
    summary:
      'Makes a new text of an event: paths give values names, and a template has places for them.',
    values: 'InputPathsMap, which may be left out, and InputTemplate.',
    known: 'service',
    example: inputExample(
      transformer(
        { id: '$.detail.id', total: '$.detail.total' },
        '{"order": <id>, "total": <total>}',
      ),
      '{"order": "A-1", "total": 42.50}',
    ),
    pitfalls: [
      'It is filled once for each target, and a retry sends the same text again.',
      'An event bus as a target takes none.',
    ],
    see: ['input-paths-map', 'input-template', 'quotation-marks', 'example/quoting-in-templates'],
  }),
  article({
    slug: 'input-paths-map',
    name: 'InputPathsMap',
    summary: 'Gives a name to what a path selects, for a placeholder in the template.',
    values:
      'Names of letters, digits, _ and -; paths as in InputPath. Each may be used many times, or not at all.',
    known: [
      ['service', 'the number of entries and refused paths'],
      ['documentation', 'what names are made of'],
      ['choice', 'names that begin with AWS are accepted, as the service was seen to do'],
    ],
    example: inputExample(
      transformer({ ...ID, who: '$.detail.customer.name' }, '"<who> ordered <id>."'),
      '"Ada ordered A-1."',
    ),
    pitfalls: [
      'Names are case-sensitive: <Id> is not <id>.',
      'Predefined variables need no entry, and cannot have one: a dot is not allowed in a name.',
    ],
    limits: ['100 entries; 256 characters for a name, and for a path.'],
    see: ['input-path', 'input-template', 'input-malformed-key'],
  }),
  article({
    slug: 'input-template',
    name: 'InputTemplate',
    summary: 'The text to send, in which <name> stands for the value of that name.',
    values:
      'Its first character decides: { begins a JSON template, and " a text template. Anything else is refused.',
    known: [
      ['service', 'both kinds, and unknown placeholders'],
      ['choice', 'the checks of the text around placeholders'],
    ],
    example: inputExample(transformer(ID, '{"id": <id>}'), '{"id": "A-1"}'),
    pitfalls: [
      'Every < with a > behind it is a placeholder; they cannot be escaped.',
      'A placeholder cannot be the name of a member.',
      '<$.detail.id> is the syntax of EventBridge Pipes. Here a path gets a name first.',
    ],
    limits: ['1 to 8,192 characters.'],
    see: ['json-template', 'text-template', 'quotation-marks', 'missing-values', 'escaping'],
  }),
  article({
    slug: 'json-template',
    name: 'JSON templates',
    isTitle: true,
    summary:
      'A template that begins with {: once it is filled it has to be JSON, or nothing is sent.',
    values: 'A placeholder stands for a whole value, <total>, or inside a string, "order <id>".',
    known: [
      ['service', 'objects, lists, strings and missing values'],
      ['choice', 'numbers, null, and templates that begin with ['],
    ],
    example: inputExample(
      transformer(
        { total: '$.detail.total', who: '$.detail.customer', tags: '$.detail.tags' },
        '{"total": <total>, "who": <who>, "tags": <tags>}',
      ),
      '{"total": 42.50, "who": {"name":"Ada"}, "tags": ["new","gift"]}',
    ),
    pitfalls: [
      'Without quotation marks a value keeps its type: a number stays a number, an object an object.',
      'What breaks the JSON is found out with the event, and not by PutTargets: nothing is delivered, and nobody is told.',
    ],
    see: ['quotation-marks', 'text-template', 'error-code-invalid-json'],
  }),
  article({
    slug: 'text-template',
    name: 'Text templates',
    isTitle: true,
    summary: 'A template in quotation marks: a text with values in it, for an e-mail or a message.',
    values: 'One string, or several with a line for each. The quotation marks are sent as well.',
    known: [
      ['service', 'recorded deliveries to SQS'],
      ['choice', 'numbers and null'],
    ],
    example: inputExample(
      transformer(
        { id: '$.detail.id', tags: '$.detail.tags', who: '$.detail.customer' },
        '"Order <id> by <who>: <tags>"',
      ),
      '"Order A-1 by {name:Ada}: [new,gift]"',
    ),
    pitfalls: [
      'Nothing takes the quotation marks away: an e-mail from SNS shows them.',
      'Objects and lists lose all their quotation marks in it, and are not JSON any more.',
      'Several lines are several JSON strings and no JSON value: Lambda does not take them.',
    ],
    see: ['json-template', 'quotation-marks', 'target-sns-topic'],
  }),
  article({
    slug: 'quotation-marks',
    name: 'Quotation marks around placeholders',
    isTitle: true,
    summary:
      'Inside quotation marks a value is put in as it is, and nothing is escaped; without them it is put in as JSON.',
    values:
      'So a string may stand in them, but a quotation mark or a line break in its value breaks the JSON. Without them, quotation marks are added and escapes are written.',
    known: [
      ['service', 'strings, objects and lists, in and out of quotation marks'],
      ['documentation', 'that nothing is escaped'],
      ['choice', 'values with quotation marks and line breaks'],
    ],
    example: inputExample(
      transformer({ note: '$.detail.note' }, '{"note": "<note>"}'),
      null,
      transformer({ note: '$.detail.note' }, '{"note": <note>}'),
    ),
    pitfalls: [
      'An object in quotation marks always breaks them; a list does if it holds strings.',
      'In them a number becomes a text: "<total>" sends "42.50".',
      'Leave them out unless the placeholder is a part of a longer text.',
    ],
    see: ['json-template', 'input-object-in-string', 'example/quoting-in-templates'],
  }),
  article({
    slug: 'missing-values',
    name: 'Values that are missing',
    isTitle: true,
    summary:
      'A path that selects nothing in an event counts as the empty string, and the member around it stays.',
    values: 'Bare in a JSON template "" is put in; inside quotation marks, and in a text, nothing.',
    known: 'service',
    example: inputExample(
      transformer(
        { coupon: '$.detail.coupon', id: '$.detail.id' },
        '{"id": <id>, "coupon": <coupon>}',
      ),
      '{"id": "A-1", "coupon": ""}',
    ),
    pitfalls: [
      'A member is never left out, although the guide says that the variable does not appear.',
      'A receiver that wants a number or an object gets "" and has to cope with it.',
      'null in the event is not missing: null is sent.',
    ],
    see: ['json-template', 'input-path'],
  }),
  article({
    slug: 'escaping',
    name: 'Escaping in other tools',
    isTitle: true,
    summary:
      'The template is a text of its own; every tool that it is written in adds a layer of quotation marks around it.',
    values:
      'Get it right here first, and let Copy as in the menu of the rule write the layer: it is read back before it is shown.',
    known: [
      ['documentation', 'each layer'],
      ['service', 'what is left when a layer is lost'],
    ],
    pitfalls: [
      'API, JSON files of the CLI, CloudFormation in JSON: every " becomes \\", every \\ becomes \\\\.',
      'On a shell line: the same, in single quotes of the shell.',
      'CloudFormation in YAML: single quotes, or a block scalar (|), keep the template as it is.',
      'Terraform: a heredoc keeps it. jsonencode writes < as \\u003c, which is no placeholder.',
      'CDK: RuleTargetInput.fromObject takes the quotation marks around a lone placeholder away; fromText makes a text template.',
    ],
    see: ['input-escaped-placeholder', 'input-escaped-json', 'quotation-marks'],
  }),
  article({
    slug: 'input-limits',
    name: 'Limits of inputs',
    isTitle: true,
    summary: 'What the model of PutTargets allows; it is checked before anything else.',
    values: 'A target over a limit fails the whole call.',
    known: [
      ['documentation', 'the numbers'],
      ['service', 'the 100 entries'],
      ['choice', 'the texts beyond their beginning'],
    ],
    limits: [
      'Input and InputTemplate: 8,192 characters.',
      'InputPath, and each path of InputPathsMap: 256 characters.',
      'InputPathsMap: 100 entries, with names of 1 to 256 characters.',
      'What is sent has the limit of its target: 1 MiB for SQS and 1 MB for Lambda, 256 KB before 2025; 256 KB for SNS.',
    ],
    see: ['input-over-limit'],
  }),
];

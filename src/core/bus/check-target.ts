import { memberProblem } from '../model/limits.ts';
import { isFifo } from '../model/queue.ts';
import type { Target } from '../model/rule.ts';
import { readInputPath } from '../transform/input-path.ts';

/** Why PutTargets refuses a setting of a target; `field` is the setting, as the scenario spells it. */
export interface TargetProblem {
  readonly field:
    | 'deadLetterQueue'
    | 'messageGroupId'
    | 'partitionKeyPath'
    | 'input'
    | 'headerParameters'
    | 'queryStringParameters'
    | 'pathParameterValues';
  readonly message: string;
}

/**
 * Why PutTargets refuses a target, its input left out, which `checkInput` looks at. Where AWS's text
 * is not known the words are ours.
 *
 * @param position of the target in its rule, from 1
 */
export function checkTarget(target: Target, position = 1): readonly TargetProblem[] {
  const { id, resource, deadLetterQueue, sqsParameters } = target;
  const problems: TargetProblem[] = [];
  if (deadLetterQueue !== undefined && isFifo({ name: deadLetterQueue })) {
    const message = 'SQS FIFO is not supported by Dead Letter Queues.';
    problems.push({ field: 'deadLetterQueue', message });
  }
  if (resource.type === 'sqs-queue' && isFifo(resource) && !sqsParameters?.messageGroupId) {
    const message = `Parameter(s) SqsParameters must be specified for target: ${id}.`;
    problems.push({ field: 'messageGroupId', message });
  }
  const path = target.kinesisParameters?.partitionKeyPath;
  if (resource.type === 'kinesis-stream' && path !== undefined) {
    if (readInputPath(path).type === 'refused') {
      const message = `Parameter(s) KinesisParameters.PartitionKeyPath of target ${id} is not a path: it begins with $.`;
      problems.push({ field: 'partitionKeyPath', message });
    }
  }
  if (resource.type === 'event-bus' && target.input.type !== 'matched-event') {
    const message = `Target ${id} is an event bus, which gets the matched event as it is: its input cannot be changed.`;
    problems.push({ field: 'input', message });
  }
  if (resource.type === 'api-destination') {
    problems.push(...checkHttpParameters(target.httpParameters ?? {}, position));
  }
  return problems;
}

/** What EventBridge's service model allows (`HttpParameters`), as AWS writes it in a refusal. */
interface Constraint {
  readonly pattern: string;
  /** The same in a form that never takes long: some of AWS's own could be made to. */
  readonly fits: RegExp;
}

const HEADER_KEY = constraint("^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$");
const HEADER_VALUE = constraint(
  '^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$',
  /^(?!\t*$)[\t\x20-\x7E]+$/,
);
const QUERY_KEY = constraint('^[^\\x00-\\x1F\\x7F]+$');
const QUERY_VALUE = constraint('^[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]+$');
const PATH_VALUE = constraint('^(?!\\s*$).+$');
const LONGEST = 512;

function checkHttpParameters(
  parameters: NonNullable<Target['httpParameters']>,
  position: number,
): readonly TargetProblem[] {
  const refuse = (
    field: TargetProblem['field'],
    value: string,
    which: string,
    { pattern }: Constraint,
  ): TargetProblem => ({
    field,
    message: memberProblem(
      `targets.${position}.member.httpParameters.${field}`,
      value,
      `${which} must satisfy constraint: [Member must have length less than or equal to ${LONGEST}, Member must satisfy regular expression pattern: ${pattern}]`,
    ),
  });
  const inMap = (
    field: 'headerParameters' | 'queryStringParameters',
    key: Constraint,
    value: Constraint,
  ): readonly TargetProblem[] =>
    Object.entries(parameters[field] ?? {}).flatMap(([name, text]): TargetProblem[] => {
      const whole = `{${name}=${text}}`;
      if (!fits(name, key)) return [refuse(field, whole, 'Map keys', key)];
      return fits(text, value) ? [] : [refuse(field, whole, 'Map value', value)];
    });
  const inPath = (parameters.pathParameterValues ?? [])
    .filter((value) => !fits(value, PATH_VALUE))
    .map((value) => refuse('pathParameterValues', `[${value}]`, 'Member', PATH_VALUE));
  return [
    ...inMap('headerParameters', HEADER_KEY, HEADER_VALUE),
    ...inMap('queryStringParameters', QUERY_KEY, QUERY_VALUE),
    ...inPath,
  ];
}

function constraint(pattern: string, fits = new RegExp(pattern)): Constraint {
  return { pattern, fits };
}

function fits(text: string, allowed: Constraint): boolean {
  return text.length <= LONGEST && allowed.fits.test(text);
}

import { memberProblem } from './limits.ts';
import type { ConfiguredType } from './resource.ts';

interface NameRule {
  readonly most: number;
  readonly pattern: RegExp;
  /** What the service answers to a name that it does not take. */
  readonly refusal: (name: string) => string;
}

const member =
  (called: string, pattern: string, most: number) =>
  (name: string): string => {
    const constraint =
      name.length > most
        ? `Member must have length less than or equal to ${most}`
        : name.length === 0
          ? 'Member must have length greater than or equal to 1'
          : `Member must satisfy regular expression pattern: ${pattern}`;
    return memberProblem(called, name, constraint);
  };

function modelled(called: string, pattern: string, most: number): NameRule {
  return { most, pattern: new RegExp(`^${pattern}$`), refusal: member(called, pattern, most) };
}

/** From the services' models. What they say where the model is silent is their documentation's. */
const NAMES: Readonly<Record<ConfiguredType, NameRule>> = {
  'lambda-function': modelled('functionName', '[a-zA-Z0-9-_]+', 64),
  'sqs-queue': {
    most: 80,
    pattern: /^[A-Za-z0-9_-]+(\.fifo)?$/,
    refusal: () =>
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  },
  'api-destination': modelled('name', '[\\.\\-_A-Za-z0-9]+', 64),
  connection: modelled('name', '[\\.\\-_A-Za-z0-9]+', 64),
  'event-bus': modelled('name', '[/\\.\\-_A-Za-z0-9]+', 256),
  'sns-topic': {
    most: 140,
    pattern: /^[A-Za-z0-9_-]+$/,
    refusal: (name) =>
      name.endsWith('.fifo') ? 'FIFO topics are not simulated.' : 'Invalid parameter: Topic Name',
  },
  'state-machine': {
    most: 80,
    pattern: /^[A-Za-z0-9_-]+$/,
    refusal: (name) => `Invalid Name: '${name}'`,
  },
  'kinesis-stream': modelled('streamName', '[a-zA-Z0-9_.-]+', 128),
  'log-group': modelled('logGroupName', '[\\.\\-_/#A-Za-z0-9]+', 512),
};

/** Why AWS refuses a name for a resource of a kind, in its own words where they are known. */
export function nameProblem(type: ConfiguredType, name: string): string | null {
  const { most, pattern, refusal } = NAMES[type];
  return name.length <= most && pattern.test(name) ? null : refusal(name);
}

/** Lambda Developer Guide, *Defined runtime environment variables*: those nobody else can set. */
const RESERVED_VARIABLES: readonly string[] = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
];

/** Why Lambda refuses the name of an environment variable. */
export function variableNameProblem(name: string): string | null {
  if (RESERVED_VARIABLES.includes(name)) {
    return `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${name}`;
  }
  const pattern = '[a-zA-Z]([a-zA-Z0-9_])+';
  if (new RegExp(`^${pattern}$`).test(name)) return null;
  return memberProblem(
    'environment.variables',
    `{${name}=}`,
    `Map keys must satisfy constraint: [Member must satisfy regular expression pattern: ${pattern}]`,
  );
}

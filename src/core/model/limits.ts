/** A whole number that AWS bounds, and what AWS calls it where it refuses one. */
export interface NumberLimit {
  readonly least: number;
  readonly most: number;
  readonly name: string;
  /** Whose words a refusal is in; `ours` where AWS has no such setting. */
  readonly words: 'member' | 'queue-attribute' | 'redrive-policy' | 'ours';
}

const member = (name: string, least: number, most: number) =>
  ({ least, most, name, words: 'member' }) as const;
const attribute = (name: string, least: number, most: number) =>
  ({ least, most, name, words: 'queue-attribute' }) as const;
const ours = (name: string, least: number, most: number) =>
  ({ least, most, name, words: 'ours' }) as const;

/** 1 MiB since August 2025; it was 262,144 bytes before. */
const LARGEST_MESSAGE_BYTES = 1_048_576;

/** The schema holds to them, and so does what checks a number while it is being typed. */
export const LIMITS = {
  queue: {
    visibilityTimeoutSeconds: attribute('VisibilityTimeout', 0, 43_200),
    delaySeconds: attribute('DelaySeconds', 0, 900),
    retentionSeconds: attribute('MessageRetentionPeriod', 60, 1_209_600),
    maximumMessageBytes: attribute('MaximumMessageSize', 1_024, LARGEST_MESSAGE_BYTES),
    maximumReceiveCount: {
      least: 1,
      most: 1_000,
      name: 'maxReceiveCount',
      words: 'redrive-policy',
    },
  },
  function: {
    timeoutSeconds: member('timeout', 1, 900),
    memoryMegabytes: member('memorySize', 128, 10_240),
    reservedConcurrency: member('reservedConcurrentExecutions', 0, 1_000),
    maximumRetryAttempts: member('maximumRetryAttempts', 0, 2),
    maximumEventAgeSeconds: member('maximumEventAgeInSeconds', 60, 21_600),
  },
  mapping: {
    batchSize: member('batchSize', 1, 10_000),
    batchWindowSeconds: member('maximumBatchingWindowInSeconds', 0, 300),
    maximumConcurrency: member('scalingConfig.maximumConcurrency', 2, 1_000),
  },
  retryPolicy: {
    maximumRetryAttempts: member('retryPolicy.maximumRetryAttempts', 0, 185),
    maximumEventAgeSeconds: member('retryPolicy.maximumEventAgeInSeconds', 60, 86_400),
  },
  apiDestination: {
    invocationRateLimitPerSecond: member('invocationRateLimitPerSecond', 1, 300),
  },
  stream: { shards: ours('The number of shards', 1, 500) },
  endpoint: {
    status: ours('The status', 100, 599),
    latencyMilliseconds: ours('The delay', 0, 60_000),
    attempt: ours('The attempt', 1, 1_000),
    tokenLifetimeSeconds: ours('The lifetime of a token', 1, 86_400),
  },
  failure: {
    percent: ours('The chance', 0, 100),
    attempts: ours('The number of tries', 1, 1_000),
    fromSeconds: ours('The start', 0, 366 * 86_400),
    lengthSeconds: ours('The length', 1, 366 * 86_400),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, NumberLimit>>>>;

/**
 * Why AWS refuses a number, in the words of the service; `null` if it takes it. Numbers that are not
 * whole no client can send.
 */
export function numberProblem(limit: NumberLimit, value: number): string | null {
  const { least, most, name, words } = limit;
  if (!Number.isInteger(value)) return 'A whole number is needed here.';
  if (value >= least && value <= most) return null;
  switch (words) {
    case 'member': {
      const bound =
        value < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
      return memberProblem(name, String(value), `Member must have value ${bound}`);
    }
    case 'queue-attribute':
      return `Invalid value for the parameter ${name}.`;
    case 'redrive-policy':
      return `Invalid value for ${name}: ${value}, valid values are from ${least} to ${most} both inclusive.`;
    case 'ours':
      return `${name} is from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`;
  }
}

/** How most services say that a member of a request is not what its model allows. */
export function memberProblem(name: string, value: string, constraint: string): string {
  return `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`;
}

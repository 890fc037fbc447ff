import { instant } from '../../src/core/model/brand.ts';
import { configurationOf } from '../../src/core/model/configuration.ts';
import type { InvocationRequest, ServiceDirectory } from '../../src/core/model/invocation.ts';
import { aScenario } from './scenarios.ts';

let environments = 0;

const configuration = configurationOf(
  aScenario({
    region: 'eu-central-1',
    queues: [{ name: 'q' }, { name: 'q.fifo' }, { name: 'closed' }],
    topics: [{ name: 't' }, { name: 'closed' }],
    functions: [
      { name: 'f', code: '' },
      { name: 'closed', code: '' },
    ],
  }),
);

/** What handlers find: of each service one that works, and one that does not. */
export const A_DIRECTORY: ServiceDirectory = {
  configuration: JSON.stringify(configuration),
  putEventsQuota: { perSecond: 10_000, level: 10_000_000, at: instant(0) },
  refusals: {
    queues: { closed: { name: 'AccessDenied', message: 'no' } },
    topics: { closed: { name: 'AuthorizationError', message: 'no' } },
    functions: { closed: { name: 'AccessDeniedException', message: 'no' } },
  },
};

/** A cold invocation of a function with the given code, unless an environment is named. */
export function anInvocation(
  code: string,
  { event = {}, ...rest }: { event?: unknown } & Partial<Omit<InvocationRequest, 'event'>> = {},
): InvocationRequest {
  return {
    environment: `run/function/${++environments}`,
    runtime: 'nodejs22.x',
    code,
    handler: 'index.handler',
    environmentVariables: {},
    memoryMegabytes: 128,
    timeoutMilliseconds: 3_000,
    event: JSON.stringify(event),
    context: {
      functionName: 'orders',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:orders',
      memoryLimitInMB: '128',
      awsRequestId: '8a4c1c2e-0000-4000-8000-000000000001',
      logGroupName: '/aws/lambda/orders',
      logStreamName: '2026/01/15/[$LATEST]0123456789abcdef0123456789abcdef',
    },
    now: instant(Date.UTC(2026, 0, 15, 9)),
    directory: A_DIRECTORY,
    seed: 42,
    ...rest,
  };
}

/** A cold invocation of `lambda_function.lambda_handler`, unless an environment is named. */
export function aPythonInvocation(
  code: string,
  options: Parameters<typeof anInvocation>[1] = {},
): InvocationRequest {
  return anInvocation(code, {
    runtime: 'python3.14',
    handler: 'lambda_function.lambda_handler',
    ...options,
  });
}

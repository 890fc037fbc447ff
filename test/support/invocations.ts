import { instant } from '../../src/core/model/brand.ts';
import type { InvocationRequest } from '../../src/core/model/invocation.ts';

let environments = 0;

/** A cold invocation of a function with the given code, unless an environment is named. */
export function anInvocation(
  code: string,
  { event = {}, ...rest }: { event?: unknown } & Partial<Omit<InvocationRequest, 'event'>> = {},
): InvocationRequest {
  return {
    environment: `run/function/${++environments}`,
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
    seed: 42,
    ...rest,
  };
}

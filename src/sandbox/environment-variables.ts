import type { InvocationRequest } from '../core/model/invocation.ts';
import { TASK_ROOT } from './task-files.ts';

/**
 * The environment as a function sees it (Lambda Developer Guide, *Defined runtime environment
 * variables*), without the credentials: there are none.
 */
export function environmentVariables(request: InvocationRequest): Record<string, string> {
  const { context, handler, runtime } = request;
  const region = context.invokedFunctionArn.split(':')[3] || 'us-east-1';
  return {
    ...request.environmentVariables,
    _HANDLER: handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: context.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: context.functionVersion,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: context.memoryLimitInMB,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: context.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: context.logStreamName,
    LAMBDA_TASK_ROOT: TASK_ROOT,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  };
}

import type { QuestionResult } from '../model/invocation.ts';
import { failure } from '../model/result.ts';
import type { ApiResult } from './wire.ts';

/** An answer as the code that has asked is told of it, by the names that its SDK gives. */
export function toldResult(result: ApiResult): QuestionResult {
  if (result.ok) return result;
  const { code, queryCode, message, httpStatus } = result.error;
  return failure({
    name: code,
    message,
    httpStatus,
    ...(queryCode !== undefined && { queryCode }),
  });
}

import type { Instant } from '../../model/brand.ts';
import type { FunctionError, InvocationOutcome, LogLine } from '../../model/invocation.ts';
import { type LambdaRuntime, languageOf } from '../../model/lambda-runtime.ts';
import type { LambdaFunction } from '../../model/scenario.ts';

const RUNTIME_VERSIONS: Readonly<Record<LambdaRuntime, string>> = {
  'nodejs22.x': 'nodejs:22.v1',
  'python3.14': 'python:3.14.v1',
};

/**
 * The lines that CloudWatch Logs would hold of one invocation (Lambda Developer Guide, *Using
 * CloudWatch logs with Lambda*).
 */
export function logTextOf(
  configuration: LambdaFunction,
  requestId: string,
  startedAt: Instant,
  outcome: InvocationOutcome,
): string {
  const { durationMilliseconds, initMilliseconds, logs, result } = outcome;
  const lines: string[] = [];
  if (initMilliseconds !== undefined) {
    lines.push(`INIT_START Runtime Version: ${RUNTIME_VERSIONS[configuration.runtime]}`);
  }
  lines.push(`START RequestId: ${requestId} Version: $LATEST`);
  const isPython = languageOf(configuration.runtime) === 'python';
  // Python's runtime has written each line as it is to be, and what there is to say of an error.
  lines.push(...logs.map((line) => (isPython ? line.message : logLine(line, requestId))));
  if (!result.ok && !(isPython && result.error.requestId !== undefined)) {
    lines.push(...errorLines(result.error, requestId, startedAt, outcome));
  }
  lines.push(`END RequestId: ${requestId}`);
  const used = Math.max(1, Math.round(outcome.memoryUsedBytes / 1_048_576));
  lines.push(
    [
      `REPORT RequestId: ${requestId}`,
      `Duration: ${durationMilliseconds.toFixed(2)} ms`,
      `Billed Duration: ${Math.ceil(durationMilliseconds)} ms`,
      `Memory Size: ${configuration.memoryMegabytes} MB`,
      `Max Memory Used: ${Math.min(used, configuration.memoryMegabytes)} MB`,
      ...(initMilliseconds === undefined
        ? []
        : [`Init Duration: ${initMilliseconds.toFixed(2)} ms`]),
    ].join('\t'),
  );
  return lines.join('\n');
}

function logLine({ at, level, message }: LogLine, requestId: string): string {
  return `${new Date(at).toISOString()}\t${requestId}\t${level}\t${message}`;
}

/**
 * What Lambda's Node.js writes of an error: of one that the handler throws, of one that keeps the
 * handler from starting, and of a process that has ended, which writes nothing itself.
 */
function errorLines(
  { errorType, errorMessage, trace }: FunctionError,
  requestId: string,
  startedAt: Instant,
  { durationMilliseconds, initMilliseconds = 0 }: InvocationOutcome,
): readonly string[] {
  const time = new Date(startedAt + initMilliseconds + durationMilliseconds).toISOString();
  if (errorType === 'Sandbox.Timedout') {
    return [`${time} ${requestId} ${errorMessage.replace(/^.*Error: /, '')}`];
  }
  if (errorMessage.startsWith(`RequestId: ${requestId} `)) return [errorMessage, errorType];
  const shown = JSON.stringify({ errorType, errorMessage, stack: trace });
  const what = errorType.startsWith('Runtime.') ? 'Uncaught Exception' : 'Invoke Error';
  return [`${time}\t${requestId}\tERROR\t${what} \t${shown}`];
}

import { type Place, resourceArn } from '../core/model/arn.ts';
import type { Instant } from '../core/model/brand.ts';
import {
  type FunctionError,
  type FunctionRuntime,
  type InvocationPause,
  type InvocationRequest,
  isPause,
  type KnownAnswers,
  type LogLine,
  type Question,
  type ServiceCall,
  type ServiceDirectory,
} from '../core/model/invocation.ts';
import type { HandlerLanguage } from '../core/model/lambda-runtime.ts';

/** A producer: a program that runs once, from its first line to its last. */
export interface Script {
  readonly language: HandlerLanguage;
  readonly code: string;
  /** As its file is called, without the extension: `order_service`. */
  readonly file: string;
  readonly environmentVariables?: Readonly<Record<string, string>>;
  readonly now: Instant;
  readonly place: Place;
  readonly directory: ServiceDirectory;
  /** Feeds everything random: unsigned 32 bits. */
  readonly seed: number;
}

export interface ScriptOutcome {
  /** What it printed, a line each. */
  readonly output: readonly LogLine[];
  /** What it asked of AWS, answered already; it is for the simulation to let it take effect. */
  readonly calls: readonly ServiceCall[];
  /** All that it has asked, those included that it has not waited for. */
  readonly questions: readonly Question[];
  /** What it ended with, if not well. */
  readonly error: FunctionError | null;
  readonly durationMilliseconds: number;
}

/** Our choice: whoever looks at a script waits for it. */
const TIMEOUT_MILLISECONDS = 60_000;
const MEMORY_MEGABYTES = 256;

/**
 * Runs a script where handlers run, under the same isolation, in an environment of its own.
 *
 * In Python it is the program (`__name__` is `"__main__"`). In JavaScript it is a module, or CommonJS
 * if it requires; it has ended when nothing is left that it waits for.
 *
 * @param answer asked when the script waits: answers whatever it has asked
 */
export async function runScript(
  runtime: FunctionRuntime,
  script: Script,
  answer: (pause: InvocationPause) => Promise<KnownAnswers>,
): Promise<ScriptOutcome> {
  const request = invocationOf(script);
  let outcome = await runtime.invoke(request);
  while (isPause(outcome)) {
    outcome = await runtime.invoke({ ...request, known: await answer(outcome) });
  }
  return {
    output: outcome.logs,
    calls: outcome.calls,
    questions: outcome.questions ?? [],
    error: outcome.result.ok ? null : outcome.result.error,
    durationMilliseconds: outcome.durationMilliseconds,
  };
}

let scripts = 0;

function invocationOf(script: Script): InvocationRequest {
  const { language, code, file, place, directory, now, seed, environmentVariables = {} } = script;
  const isPython = language === 'python';
  return {
    environment: `script/${++scripts}`,
    runtime: isPython ? 'python3.14' : 'nodejs22.x',
    code: isPython ? code : `${code}\n${endOf(code)}`,
    handler: isPython ? `${file}.__main__` : `${file}.handler`,
    environmentVariables,
    memoryMegabytes: MEMORY_MEGABYTES,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
    event: 'null',
    context: {
      functionName: file,
      functionVersion: '$LATEST',
      invokedFunctionArn: resourceArn(place, { type: 'lambda-function', name: file }),
      memoryLimitInMB: String(MEMORY_MEGABYTES),
      awsRequestId: '00000000-0000-4000-8000-000000000000',
      logGroupName: file,
      logStreamName: file,
    },
    now,
    directory,
    seed,
  };
}

/**
 * A handler that calls nothing back, so that whatever the script has begun is waited for. It stands
 * behind the script, where it moves no line.
 */
function endOf(code: string): string {
  const isCommonJs =
    /\brequire\s*\(|\bmodule\.exports\b/.test(code) && !/^\s*(import|export)\b/m.test(code);
  return isCommonJs
    ? 'exports.handler = (event, context, callback) => {};'
    : 'export const handler = (event, context, callback) => {};';
}

import {
  DEFAULT_HANDLERS,
  type HandlerLanguage,
  type LambdaRuntime,
  languageOf,
} from '../../core/model/lambda-runtime.ts';
import type { LambdaFunction } from '../../core/model/scenario.ts';

/** What a new function starts with. */
export const STARTERS: Readonly<Record<HandlerLanguage, string>> = {
  javascript: `export const handler = async (event) => {
  console.log(event['detail-type']);
  return { ok: true };
};
`,
  python: `def lambda_handler(event, context):
    print(event["detail-type"])
    return {"ok": True}
`,
};

/**
 * The function on another runtime. Code that somebody has written stays, whatever it is written in;
 * a starter, and a handler's usual name, are exchanged for the other language's.
 */
export function onRuntime(
  lambda: Pick<LambdaFunction, 'runtime' | 'code' | 'handler'>,
  runtime: LambdaRuntime,
): Pick<LambdaFunction, 'runtime' | 'code' | 'handler'> {
  const before = languageOf(lambda.runtime);
  const after = languageOf(runtime);
  const isStarter = lambda.code.trim() === '' || lambda.code === STARTERS[before];
  const isUsual = lambda.handler === DEFAULT_HANDLERS[before];
  return {
    runtime,
    code: isStarter ? STARTERS[after] : lambda.code,
    handler: isUsual ? DEFAULT_HANDLERS[after] : lambda.handler,
  };
}

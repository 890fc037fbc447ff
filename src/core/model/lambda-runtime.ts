/** Lambda's name for what a function runs on. */
export const LAMBDA_RUNTIMES = ['nodejs22.x', 'python3.14'] as const;
export type LambdaRuntime = (typeof LAMBDA_RUNTIMES)[number];

export type HandlerLanguage = 'javascript' | 'python';

export function languageOf(runtime: LambdaRuntime): HandlerLanguage {
  return runtime.startsWith('python') ? 'python' : 'javascript';
}

/** As the Lambda console names the file and the function of a new one. */
export const DEFAULT_HANDLERS: Readonly<Record<HandlerLanguage, string>> = {
  javascript: 'index.handler',
  python: 'lambda_function.lambda_handler',
};

import {
  type FunctionError,
  type FunctionRuntime,
  type InvocationRequest,
  type InvocationStep,
  isPause,
} from '../../core/model/invocation.ts';
import type { Erasure } from './erase-types.ts';

/** Of texts whose types have been taken out already. */
const MOST_KNOWN = 50;

/**
 * Runs TypeScript where JavaScript runs. Nobody has to say what it is: code that the engine cannot read
 * is tried again without its types, if it has any.
 */
export class TypeScriptRuntime implements FunctionRuntime {
  readonly #runtime: FunctionRuntime;
  readonly #erase: (text: string) => Promise<Erasure>;
  /** JavaScript by the TypeScript that it comes from; the longest known first. */
  readonly #known = new Map<string, string>();

  constructor(runtime: FunctionRuntime, erase: (text: string) => Promise<Erasure>) {
    this.#runtime = runtime;
    this.#erase = erase;
  }

  async invoke(request: InvocationRequest): Promise<InvocationStep> {
    const known = this.#known.get(request.code);
    if (known !== undefined) return this.#runtime.invoke({ ...request, code: known });
    const outcome = await this.#runtime.invoke(request);
    if (isPause(outcome)) return outcome;
    const { result } = outcome;
    if (result.ok || result.error.errorType !== SYNTAX_ERROR) return outcome;
    const erasure = await this.#erase(request.code);
    if (erasure.type === 'refused') {
      if (!isNews(erasure, result.error)) return outcome;
      return { ...outcome, result: { ok: false, error: errorOf(erasure, request) } };
    }
    if (erasure.code === request.code) return outcome;
    this.#remember(request.code, erasure.code);
    return this.#runtime.invoke({ ...request, code: erasure.code });
  }

  #remember(typescript: string, javascript: string): void {
    this.#known.set(typescript, javascript);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }
}

type Refusal = Extract<Erasure, { type: 'refused' }>;

const SYNTAX_ERROR = 'Runtime.UserCodeSyntaxError';

/** Whoever has read further has understood more: up to there it was TypeScript. */
function isNews({ reason, line, column }: Refusal, before: FunctionError): boolean {
  if (reason === 'unsupported') return true;
  const { line: lineBefore = 1, column: columnBefore = 1 } = before;
  return line > lineBefore || (line === lineBefore && column > columnBefore);
}

function errorOf(
  { message, line, column }: Refusal,
  { handler }: InvocationRequest,
): FunctionError {
  const errorMessage = `SyntaxError: ${message}`;
  const file = handler.slice(0, handler.lastIndexOf('.'));
  return {
    errorType: SYNTAX_ERROR,
    errorMessage,
    trace: [`${SYNTAX_ERROR}: ${errorMessage}`, `    at /var/task/${file}.ts:${line}:${column}`],
    line,
    column,
  };
}

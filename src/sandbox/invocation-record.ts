import { Random } from '../core/clock/random.ts';
import type { InvocationRequest, LogLine, ServiceCall } from '../core/model/invocation.ts';
import {
  MAXIMUM_CALL_CHARACTERS,
  MAXIMUM_CALLS,
  MAXIMUM_LOG_CHARACTERS,
  MAXIMUM_LOG_LINES,
} from './limits.ts';
import { Services } from './service-answers.ts';
import type { VirtualTime } from './virtual-time.ts';

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

/**
 * What a handler has left outside the engine in one invocation: log lines and AWS calls. Bounded,
 * since it lies in the worker's own memory, which the engine's limit does not cover.
 */
export class InvocationRecord {
  readonly logs: LogLine[] = [];
  readonly calls: ServiceCall[] = [];
  readonly #time: VirtualTime;
  readonly #services: Services;
  #logCharacters = 0;
  #callCharacters = 0;

  constructor(request: InvocationRequest, time: VirtualTime) {
    this.#time = time;
    const ids = new Random(request.seed, 'service');
    this.#services = new Services(
      request.directory,
      () => ids.uuid(),
      () => time.now,
    );
  }

  log(level: string, message: string): void {
    if (this.logs.length > MAXIMUM_LOG_LINES || this.#logCharacters > MAXIMUM_LOG_CHARACTERS)
      return;
    const room = MAXIMUM_LOG_CHARACTERS - this.#logCharacters;
    this.#logCharacters += message.length + 1;
    const isLast = this.logs.length === MAXIMUM_LOG_LINES || message.length > room;
    this.logs.push({
      at: this.#time.now,
      level: LEVELS.find((known) => known === level) ?? 'INFO',
      message: isLast ? `${message.slice(0, room)} … more was logged, and is not kept` : message,
    });
    if (isLast) this.#logCharacters = Number.POSITIVE_INFINITY;
  }

  /** Answers a call with JSON, as the guest's SDK reads it. */
  call(name: string, inputText: string): string {
    this.#callCharacters += inputText.length;
    if (this.calls.length >= MAXIMUM_CALLS || this.#callCharacters > MAXIMUM_CALL_CHARACTERS) {
      return refusal({ name: 'ThrottlingException', message: 'Rate exceeded' });
    }
    const [service = '', operation = ''] = name.split('.');
    const at = this.#time.now;
    const answer = this.#services.answer(service, operation, parse(inputText));
    if (answer.ok) {
      const { input, output } = answer.value;
      this.calls.push({ at, service, operation, input, output });
      return JSON.stringify({ ok: true, output });
    }
    const { name: errorName, message, input, ...rest } = answer.error;
    if (input) {
      const output = { __type: errorName, message };
      this.calls.push({ at, service, operation, input, output });
    }
    return refusal({ name: errorName, message, ...rest });
  }
}

function refusal(error: object & { readonly name: string; readonly message: string }): string {
  return JSON.stringify({ ok: false, ...error });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

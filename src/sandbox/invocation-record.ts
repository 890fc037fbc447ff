import { Random } from '../core/clock/random.ts';
import type { Instant } from '../core/model/brand.ts';
import type {
  InvocationPause,
  InvocationRequest,
  KnownAnswer,
  LogLine,
  Question,
  QuestionResult,
  ServiceCall,
} from '../core/model/invocation.ts';
import {
  MAXIMUM_CALL_CHARACTERS,
  MAXIMUM_CALLS,
  MAXIMUM_LOG_CHARACTERS,
  MAXIMUM_LOG_LINES,
} from './limits.ts';
import { type ServiceError, Services } from './service-answers.ts';
import type { VirtualTime } from './virtual-time.ts';

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

/** JSON as the guest's SDK reads it, or the number of a question whose answer is to come. */
export type CallAnswer = string | number;

/**
 * What a handler has left outside the engine in one invocation: log lines, AWS calls and questions.
 * Bounded, since it lies in the worker's own memory, which the engine's limit does not cover.
 */
export class InvocationRecord {
  readonly logs: LogLine[] = [];
  readonly calls: ServiceCall[] = [];
  readonly questions: Question[] = [];
  readonly #time: VirtualTime;
  readonly #services: Services;
  /** Questions that still wait. */
  readonly #open = new Set<number>();
  #logCharacters = 0;
  #callCharacters = 0;
  #kept = 0;

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

  call(name: string, inputText: string): CallAnswer {
    this.#callCharacters += inputText.length;
    if (this.#kept >= MAXIMUM_CALLS || this.#callCharacters > MAXIMUM_CALL_CHARACTERS) {
      return throttled();
    }
    const [service = '', operation = ''] = name.split('.');
    const at = this.#time.now;
    const asked = parse(inputText);
    const answer = this.#services.answer(service, operation, asked);
    if (!answer) {
      const number = this.questions.length;
      this.questions.push({ at, service, operation, input: asked });
      this.#open.add(number);
      this.#kept++;
      return number;
    }
    if (answer.ok) {
      const { input, output } = answer.value;
      this.#keep({ at, service, operation, input, output });
      return JSON.stringify({ ok: true, output });
    }
    const { name: errorName, message, input, ...rest } = answer.error;
    if (input) {
      const output = { __type: errorName, message };
      this.#keep({ at, service, operation, input, output });
    }
    return refusal({ name: errorName, message, ...rest });
  }

  #keep(call: ServiceCall): void {
    this.calls.push(call);
    this.#kept++;
  }

  get isWaiting(): boolean {
    return this.#open.size > 0;
  }

  pauseUntil(moment: Instant): InvocationPause {
    return {
      pausedUntil: moment,
      calls: [...this.calls],
      questions: [...this.questions],
      waiting: [...this.#open],
    };
  }

  /** The earliest answer that is known to a question that waits. */
  nextAnswer(answers: readonly KnownAnswer[]): KnownAnswer | undefined {
    return answers
      .filter(
        ({ question, operation }) =>
          this.#open.has(question) && this.questions[question]?.operation === operation,
      )
      .reduce<KnownAnswer | undefined>(
        (first, one) => (first && first.at <= one.at ? first : one),
        undefined,
      );
  }

  /** The answer as JSON, as that of any call. */
  take({ question: number, result }: KnownAnswer): string {
    this.#open.delete(number);
    const question = this.questions[number];
    if (question && result.ok)
      this.calls.push({ ...question, output: result.value, question: number });
    return answerText(result);
  }
}

function answerText(result: QuestionResult): string {
  if (result.ok) return JSON.stringify({ ok: true, output: result.value });
  const { httpStatus: status, ...error } = result.error;
  return refusal({ ...error, status });
}

/** The answer to whoever asks too much. */
export function throttled(): string {
  return refusal({ name: 'ThrottlingException', message: 'Rate exceeded' });
}

function refusal(error: Omit<ServiceError, 'status'> & { readonly status?: number }): string {
  return JSON.stringify({ ok: false, ...error });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type {
  FunctionRuntime,
  InvocationRequest,
  InvocationStep,
} from '../core/model/invocation.ts';
import { timedOut } from './lambda-errors.ts';
import { RUNTIME_MEMORY_BYTES, START_MILLISECONDS, UNRESPONSIVE_MILLISECONDS } from './limits.ts';
import type { Answer, Invocation, StartAnswer, StartRequest } from './messages.ts';

/**
 * The runtime as the simulation's worker sees it: behind a port. Starts the sandbox when the first
 * handler is to run. Some code keeps the engine from ever asking whether to go on (sorting a billion
 * holes is one call); if there is no sign of life for long, that sandbox is given up for a fresh one,
 * and the handler has timed out. The other environments are gone with it, and cold when next used.
 */
export class PortRuntime implements FunctionRuntime {
  readonly #control: MessagePort;
  readonly #patience: number;
  #starting: Promise<Connection> | null = null;
  #onStartAnswer: (answer: StartAnswer) => void = () => {};
  #connection: Connection | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param control from the page's `Sandbox`
   * @param patience real milliseconds to wait for an outcome, or a sign of life
   */
  constructor(control: MessagePort, patience = UNRESPONSIVE_MILLISECONDS) {
    this.#control = control;
    this.#patience = patience;
    control.onmessage = ({ data }: MessageEvent<StartAnswer>) => {
      if (data.type === 'ended') this.#giveUp('The sandbox was ended');
      else this.#onStartAnswer(data);
    };
  }

  /** One at a time, so that waiting for another handler does not count as being stuck. */
  invoke(request: InvocationRequest): Promise<InvocationStep> {
    const outcome = this.#last.then(() => this.#run(request));
    this.#last = outcome.catch(() => {});
    return outcome;
  }

  async #run(request: InvocationRequest): Promise<InvocationStep> {
    const connection = await this.#connect();
    const outcome = await connection.invoke(request, this.#patience);
    if (outcome) return outcome;
    this.#giveUp('The sandbox did not answer');
    // Already now, so that the next handler need not wait for it.
    this.#connect().catch(() => {});
    return {
      result: { ok: false, error: timedOut(request) },
      logs: [],
      calls: [],
      durationMilliseconds: request.timeoutMilliseconds,
      memoryUsedBytes: RUNTIME_MEMORY_BYTES,
    };
  }

  #connect(): Promise<Connection> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  #start(): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        clearTimeout(timer);
        reject(new Error(reason));
      };
      let timer = setTimeout(fail, START_MILLISECONDS, 'The sandbox did not start');
      this.#onStartAnswer = (answer) => {
        if (answer.type === 'failed') fail(answer.reason);
        // The page is at it, and will say how it went.
        if (answer.type === 'loading') clearTimeout(timer);
        if (answer.type !== 'started') return;
        timer = setTimeout(fail, START_MILLISECONDS, 'The sandbox did not start');
        const connection = new Connection(answer.port);
        this.#connection = connection;
        connection.ready.then(() => {
          clearTimeout(timer);
          resolve(connection);
        }, reject);
      };
      this.#control.postMessage({ type: 'start' } satisfies StartRequest);
    });
  }

  #giveUp(reason: string): void {
    this.#onStartAnswer({ type: 'failed', reason });
    this.#starting = null;
    this.#connection?.close(reason);
    this.#connection = null;
  }
}

/** One sandbox's worker, from its start to its end. */
class Connection {
  readonly ready: Promise<void>;
  readonly #port: MessagePort;
  #lastId = 0;
  #waiting: Waiting | null = null;
  #end: (error: Error) => void = () => {};

  constructor(port: MessagePort) {
    this.#port = port;
    this.ready = new Promise((resolve, reject) => {
      this.#end = reject;
      port.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.type === 'ready') resolve();
        else if (data.type === 'failed') reject(new Error(data.reason));
        else if (data.type === 'alive') this.#waiting?.onalive();
        else this.#receive(data);
      };
    });
  }

  /** `null` if there was neither an outcome nor a sign of life for so many milliseconds. */
  invoke(request: InvocationRequest, patience: number): Promise<InvocationStep | null> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      // In a few turns, so that a machine that was asleep meanwhile does not count as silence.
      let turns = 0;
      const timer = setInterval(() => {
        if (++turns >= TURNS) this.#settle(() => resolve(null));
      }, patience / TURNS);
      this.#waiting = {
        id,
        resolve,
        reject,
        onalive: () => {
          turns = 0;
        },
        onsettled: () => clearInterval(timer),
      };
      this.#port.postMessage({ id, request } satisfies Invocation);
    });
  }

  #settle(tell: () => void): void {
    this.#waiting?.onsettled();
    this.#waiting = null;
    tell();
  }

  close(reason: string): void {
    const error = new Error(reason);
    this.#port.close();
    this.#end(error);
    const { reject } = this.#waiting ?? {};
    this.#settle(() => reject?.(error));
  }

  #receive(answer: Extract<Answer, { id: number }>): void {
    const waiting = this.#waiting;
    if (answer.id !== waiting?.id) return;
    if (answer.type === 'outcome') this.#settle(() => waiting.resolve(answer.outcome));
    else this.#settle(() => waiting.reject(new Error(answer.reason)));
  }
}

interface Waiting {
  readonly id: number;
  readonly resolve: (outcome: InvocationStep) => void;
  readonly reject: (error: Error) => void;
  readonly onalive: () => void;
  readonly onsettled: () => void;
}

const TURNS = 8;

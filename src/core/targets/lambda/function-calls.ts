import type { Random } from '../../clock/random.ts';
import type { FunctionIdentity } from '../../model/lambda-fact.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Lineage } from '../../model/trace.ts';
import type { ServicePorts } from '../service-ports.ts';
import { errorDocument } from './invocation-record.ts';
import type { InvocationEnd, Invocations } from './invocations.ts';

/** An error of Lambda's API: its code and the service's own text. */
export interface LambdaError {
  readonly code: string;
  readonly message: string;
}

/** What whoever has invoked a function gets. */
export interface CallAnswer {
  /** What it has returned, or the error that it has ended with, as JSON text. */
  readonly payload: string;
  readonly failed: boolean;
  readonly log: string;
}

export interface CallTask {
  readonly type: 'call';
  readonly identity: FunctionIdentity;
  readonly payload: string;
  readonly hops: number;
  readonly cause: number;
}

type Respond = (answer: Result<CallAnswer, LambdaError>) => void;

/** Functions that are invoked for their answer: tried once, and whoever asked is told how it went. */
export class FunctionCalls {
  readonly #random: Random;
  readonly #invocations: Invocations;
  readonly #ports: ServicePorts<CallTask>;
  /** Who waits for which request. */
  readonly #waiting = new Map<string, { readonly respond: Respond; cause: number }>();
  #begun = 0;

  constructor(random: Random, invocations: Invocations, ports: ServicePorts<CallTask>) {
    this.#random = random;
    this.#invocations = invocations;
    this.#ports = ports;
  }

  begin(
    name: string,
    payload: string,
    { eventId, deliveryId, hops }: Lineage,
    cause: number,
    respond: Respond,
  ): void {
    const requestId = this.#random.fork(`request/${++this.#begun}`).uuid();
    const identity = { function: name, requestId, eventId, deliveryId };
    this.#waiting.set(requestId, { respond, cause });
    this.#ports.schedule(this.#ports.now(), { type: 'call', identity, payload, hops, cause });
  }

  perform({ identity, payload, hops, cause }: CallTask): Promise<void> | undefined {
    const host = this.#invocations.host(identity.function);
    const waiting = this.#waiting.get(identity.requestId);
    if (!host || !waiting) return;
    const problem = this.#invocations.workFailure(host, {
      key: identity.requestId,
      ...{ attempt: 1, now: this.#ports.now(), contents: [payload] },
    });
    if (problem === 'TooManyRequestsException') {
      const throttled = { type: 'lambda-invocation-throttled', attempt: 1 } as const;
      this.#ports.record({ ...throttled, nextAttemptAt: null, ...identity }, cause);
      this.#waiting.delete(identity.requestId);
      waiting.respond(failure({ code: problem, message: 'Rate Exceeded.' }));
      return;
    }
    const start = { identity, payload, attempt: 1, failure: problem, hops };
    return this.#invocations.start(host, start, cause).then((started) => {
      waiting.cause = started;
    });
  }

  /** Records how an invocation ended, and tells who has asked; `false` if it is none of these. */
  end({ start, outcome: { result }, facts }: InvocationEnd): boolean {
    const { identity } = start;
    const waiting = this.#waiting.get(identity.requestId);
    if (!waiting) return false;
    this.#waiting.delete(identity.requestId);
    const common = { attempt: 1, ...facts, ...identity };
    this.#ports.record(
      result.ok
        ? { type: 'lambda-invocation-succeeded', payload: result.payload, ...common }
        : {
            type: 'lambda-invocation-failed',
            error: result.error,
            nextAttemptAt: null,
            ...common,
          },
      waiting.cause,
    );
    const payload = result.ok ? result.payload : errorDocument(result.error);
    waiting.respond(success({ payload, failed: !result.ok, log: facts.logText }));
    return true;
  }
}

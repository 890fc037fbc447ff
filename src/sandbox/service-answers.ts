import { AccountSnapshot, OnlyLive } from '../core/api/account-snapshot.ts';
import { type HandledCall, handleCall } from '../core/api/dispatch.ts';
import { type ApiRequest, Later } from '../core/api/wire.ts';
import type { Instant } from '../core/model/brand.ts';
import type { ServiceDirectory } from '../core/model/invocation.ts';
import { failure, type Result, success } from '../core/model/result.ts';

/**
 * What AWS answers when a handler calls it. Nothing happens here: the simulation reads the recorded
 * calls and lets them take effect at their moments.
 */
export interface AnsweredCall {
  /** The request as the service gets it: the SDK drops members that the API does not have. */
  readonly input: object;
  readonly output: object;
}

/** An error of the service, by the names that the SDK gives it. */
export interface ServiceError {
  readonly name: string;
  /** By the name of the service's query protocol, where that differs. */
  readonly queryCode?: string;
  readonly message: string;
  readonly status: number;
  /** The request, if the service itself refused it: that is then on record like any other call. */
  readonly input?: object;
}

/** The account that one invocation calls: what it changes is there for its later calls. */
export class Services {
  readonly #account: AccountSnapshot;

  constructor(directory: ServiceDirectory, nextId: () => string, now: () => Instant) {
    this.#account = new AccountSnapshot(directory, nextId, now);
  }

  /** `null` if only the simulation can answer. */
  answer(
    service: string,
    operation: string,
    input: unknown,
  ): Result<AnsweredCall, ServiceError> | null {
    const call = this.#handle({ service, operation, input });
    if (!call || call.result instanceof Later) return null;
    const { result } = call;
    if (result.ok) return success({ input: call.input ?? {}, output: result.value });
    const { code, message, queryCode, httpStatus } = result.error;
    // A bus logs what it refuses.
    const isLogged = operation === 'PutEvents' && code === 'ValidationException';
    return failure({
      ...{ name: code, message, status: httpStatus },
      ...(queryCode !== undefined && { queryCode }),
      ...(isLogged && call.input && { input: call.input }),
    });
  }

  #handle(request: ApiRequest): HandledCall | null {
    try {
      return handleCall(request, this.#account);
    } catch (error) {
      if (error instanceof OnlyLive) return null;
      throw error;
    }
  }
}

import type { AttemptOutcome, Delivery } from '../../bus/delivery.ts';
import { RateLimit } from '../../bus/rate-limit.ts';
import type { Random } from '../../clock/random.ts';
import type { HttpRequest, HttpResponse } from '../../model/api-fact.ts';
import { type Instant, instant, type Millis, millis } from '../../model/brand.ts';
import type { ClientCredentials, Connection } from '../../model/connection.ts';
import { type FailureName, failureFacts } from '../../model/failure-facts.ts';
import type { ApiDestination, Scenario } from '../../model/scenario.ts';
import { FailureSwitch } from '../failure-switch.ts';
import { noResource } from '../target-errors.ts';
import {
  CALL_TIMEOUT,
  type ExchangeStep,
  refused,
  type TargetAttempt,
  type TargetCall,
  type TargetService,
} from '../target-service.ts';
import { answerTo } from './endpoint-script.ts';
import { outcomeOf } from './http-outcome.ts';
import { hostOf, requestOf } from './request.ts';
import { Tokens } from './tokens.ts';

type ApiFailure = FailureName<'api-destination'>;

/** How long EventBridge takes to find that it may not or cannot call. Our choice. */
const INSTANTLY = 5;

/** API destinations as targets of rules. What the endpoint does with a request is not EventBridge's. */
export class ApiTarget implements TargetService {
  readonly #destinations: ReadonlyMap<string, ApiDestination>;
  readonly #connections: ReadonlyMap<string, Connection>;
  readonly #switches: ReadonlyMap<string, FailureSwitch<ApiFailure>>;
  readonly #limits: ReadonlyMap<string, RateLimit>;
  readonly #tokens = new Tokens();
  readonly #now: () => Instant;

  constructor(scenario: Scenario, random: Random, now: () => Instant) {
    const startsAt = instant(Date.parse(scenario.startsAt));
    const { apiDestinations, connections } = scenario;
    this.#now = now;
    this.#destinations = new Map(apiDestinations.map((one) => [one.name, one]));
    this.#connections = new Map(connections.map((one) => [one.name, one]));
    this.#switches = new Map(
      apiDestinations.map(({ name, failures }) => [
        name,
        new FailureSwitch<ApiFailure>(failures, random.fork(name), startsAt),
      ]),
    );
    this.#limits = new Map(
      apiDestinations.map(({ name, invocationRateLimitPerSecond }) => [
        name,
        new RateLimit(invocationRateLimitPerSecond),
      ]),
    );
  }

  /** Above the rate limit calls wait for their turn. */
  admit({ identity }: Delivery): Instant {
    return this.#limits.get(identity.resource.name)?.claim(this.#now()) ?? this.#now();
  }

  call(attempt: TargetAttempt): TargetCall {
    const { delivery } = attempt;
    const { deliveryId, resource } = delivery.identity;
    const destination = this.#destinations.get(resource.name);
    const contents = [delivery.event];
    const switched = { key: deliveryId, attempt: attempt.attempt, now: this.#now(), contents };
    const failure = this.#switches.get(resource.name)?.failureOf(switched) ?? null;
    if (!destination || failure === 'ApiDestinationNotFound') {
      return refused(noResource(`ApiDestination ${resource.name} does not exist.`), INSTANTLY);
    }
    const name = destination.connection;
    const connection = name === undefined ? null : (this.#connections.get(name) ?? null);
    const isUnauthorized =
      failure === 'ConnectionNotAuthorized' || connection?.state === 'DEAUTHORIZED';
    if ((name !== undefined && !connection) || isUnauthorized) {
      const message = `The connection of API destination ${destination.name} is not authorized.`;
      return refused({ code: 'NO_PERMISSIONS', message }, INSTANTLY);
    }
    return this.#exchange(attempt, destination, connection, failure);
  }

  accept(): void {}

  #exchange(
    { delivery, attempt, input }: TargetAttempt,
    destination: ApiDestination,
    connection: Connection | null,
    failure: ApiFailure | null,
  ): TargetCall {
    const { identity, target, event } = delivery;
    const steps: ExchangeStep[] = [];
    let token: string | null = null;
    let elapsed = 0;
    if (connection?.authorization.type === 'oauth-client-credentials') {
      token = this.#tokens.current(connection.name, this.#now());
      if (token === null) {
        const asked = this.#askForToken(connection, connection.authorization);
        const facts = { attempt, connection: connection.name, ...identity };
        elapsed = asked.response.latencyMilliseconds;
        steps.push(
          { after: millis(0), fact: { type: 'api-token-request', ...asked.request, ...facts } },
          {
            after: millis(elapsed),
            fact: { type: 'api-token-response', ...asked.response, ...facts },
          },
        );
        if (asked.outcome) return { outcome: asked.outcome, latency: millis(elapsed), steps };
        token = asked.token;
      }
    }
    const request = requestOf({
      ...{ destination, connection, parameters: target.httpParameters, input, event, token },
    });
    const { response, outcome } = this.#answer(
      destination,
      request,
      attempt,
      failure,
      instant(this.#now() + elapsed),
    );
    const isTokenRefused = response.status === 401 || response.status === 407;
    if (isTokenRefused && connection) this.#tokens.forget(connection.name);
    const end = elapsed + response.latencyMilliseconds;
    steps.push(
      { after: millis(elapsed), fact: { type: 'api-request', attempt, ...request, ...identity } },
      { after: millis(end), fact: { type: 'api-response', attempt, ...response, ...identity } },
    );
    return { outcome, latency: millis(end), steps };
  }

  #answer(
    destination: ApiDestination,
    request: HttpRequest,
    attempt: number,
    failure: ApiFailure | null,
    sentAt: Instant,
  ): { readonly response: HttpResponse; readonly outcome: AttemptOutcome } {
    const host = hostOf(destination.endpoint);
    const none = (latency: Millis) => ({
      ...{ status: null, headers: {}, body: '', latencyMilliseconds: latency },
    });
    if (failure === 'ConnectionFailure') {
      const error = { code: 'CONNECTION_FAILURE', message: `Could not connect to ${host}.` };
      return { response: none(millis(50)), outcome: { type: 'retryable', error } };
    }
    const scripted = answerTo(destination, request, attempt);
    if (failure === 'Timeout' || scripted.latencyMilliseconds > CALL_TIMEOUT) {
      const error = { code: 'TIMEOUT', message: `No response from ${host} within 5 seconds.` };
      return { response: none(CALL_TIMEOUT), outcome: { type: 'retryable', error } };
    }
    const forced = failure ? failureFacts('api-destination', failure).httpStatus : undefined;
    const { latencyMilliseconds } = scripted;
    const { status, headers, body } =
      forced === undefined ? scripted : { status: forced, headers: {}, body: '' };
    const answeredAt = instant(sentAt + latencyMilliseconds);
    return {
      response: { status, headers, body, latencyMilliseconds },
      outcome: outcomeOf(status, headers, answeredAt),
    };
  }

  /** What a refused token means for the delivery is not documented: the same as the answer of the endpoint would. */
  #askForToken(connection: Connection, credentials: ClientCredentials) {
    const asked = this.#tokens.request(connection, credentials, this.#now());
    const { status } = asked.response;
    const message = `The authorization endpoint of connection ${connection.name} ${status === null ? 'did not answer within 5 seconds' : `answered with HTTP status ${status}`}.`;
    const error = { code: 'CONNECTION_FAILURE', message };
    const outcome: AttemptOutcome | null =
      asked.token !== null
        ? null
        : status === null
          ? { type: 'retryable', error }
          : withError(outcomeOf(status, {}, this.#now()), { ...error, httpStatus: status });
    return { ...asked, outcome };
  }
}

/** An answer without a token is no success, whatever its status. */
function withError(
  outcome: AttemptOutcome,
  error: { readonly code: string; readonly message: string; readonly httpStatus: number },
): AttemptOutcome {
  return outcome.type === 'accepted' ? { type: 'permanent', error } : { ...outcome, error };
}

import { utf8Length } from '../../json/utf8.ts';
import type { HttpRequest, HttpResponse } from '../../model/api-fact.ts';
import { type Instant, instant } from '../../model/brand.ts';
import type { ClientCredentials, Connection } from '../../model/connection.ts';
import { CALL_TIMEOUT } from '../target-service.ts';
import { hostOf, listOf, withQuery } from './request.ts';
import { placeholder } from './secrets.ts';

/** A request for a token, with its answer. */
export interface TokenExchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** `null` if the answer has none. */
  readonly token: string | null;
}

/** A token that ends so soon is replaced before it is used; how soon is our choice. */
const RENEWED_BEFORE_MILLISECONDS = 60_000;

/**
 * Tokens of OAuth connections: requested when one is needed, kept until they end, and forgotten when
 * the endpoint answers 401 or 407 (EventBridge User Guide, *Connections*).
 */
export class Tokens {
  readonly #known = new Map<string, { readonly token: string; readonly endsAt: Instant }>();
  readonly #requested = new Map<string, number>();

  /** The token of a connection that is still good; `null` if one has to be requested. */
  current(connection: string, now: Instant): string | null {
    const known = this.#known.get(connection);
    return known && known.endsAt - RENEWED_BEFORE_MILLISECONDS > now ? known.token : null;
  }

  request(connection: Connection, credentials: ClientCredentials, now: Instant): TokenExchange {
    const { name } = connection;
    const { response, tokenLifetimeSeconds } = credentials;
    const request = tokenRequest(name, credentials);
    if (response.latencyMilliseconds > CALL_TIMEOUT) {
      const nothing = { status: null, headers: {}, body: '', latencyMilliseconds: CALL_TIMEOUT };
      return { request, response: nothing, token: null };
    }
    const number = (this.#requested.get(name) ?? 0) + 1;
    this.#requested.set(name, number);
    const isGranted = response.status >= 200 && response.status < 300;
    const token = isGranted ? placeholder(name, `access-token-${number}`) : null;
    const body =
      token === null
        ? '{"error":"invalid_client"}'
        : JSON.stringify({
            ...{ access_token: token, token_type: 'Bearer', expires_in: tokenLifetimeSeconds },
          });
    if (token !== null) {
      const endsAt = instant(now + response.latencyMilliseconds + tokenLifetimeSeconds * 1_000);
      this.#known.set(name, { token, endsAt });
    }
    const headers = { 'Content-Type': 'application/json' };
    return { request, response: { ...response, headers, body }, token };
  }

  forget(connection: string): void {
    this.#known.delete(connection);
  }
}

/** In what form the client's id and secret are sent is not documented: as a form, here. */
function tokenRequest(name: string, credentials: ClientCredentials): HttpRequest {
  const { endpoint, method, clientId, parameters } = credentials;
  const part = (which: keyof typeof parameters) => listOf({ name, parameters }, which);
  const fields = {
    client_id: clientId,
    client_secret: placeholder(name, 'client-secret'),
    ...part('body'),
  };
  const form = Object.entries(fields)
    .map(([key, value]) => `${encodeURIComponent(key)}=${readable(value)}`)
    .join('&');
  const body = method === 'GET' ? '' : form;
  return {
    method,
    url: withQuery(endpoint, part('queryString')),
    headers: {
      Host: hostOf(endpoint),
      'User-Agent': 'Amazon/EventBridge/ApiDestinations',
      'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
      'Content-Length': String(utf8Length(body)),
      ...part('headers'),
    },
    body,
  };
}

/** A placeholder stays one that can be read. */
function readable(value: string): string {
  return value.startsWith('{{') ? value : encodeURIComponent(value);
}

import type { JsonNode, JsonObject } from '../../json/node.ts';
import { parseJson } from '../../json/parse.ts';
import { utf8Length } from '../../json/utf8.ts';
import type { HttpRequest } from '../../model/api-fact.ts';
import type { Connection, ConnectionParameters } from '../../model/connection.ts';
import type { Target } from '../../model/rule.ts';
import type { ApiDestination } from '../../model/scenario.ts';
import { textAtPath } from '../path-value.ts';
import { placeholder } from './secrets.ts';

export interface RequestParts {
  readonly destination: Pick<ApiDestination, 'endpoint' | 'method'>;
  readonly connection: Connection | null;
  readonly parameters: Target['httpParameters'];
  /** What the target is sent. */
  readonly input: string;
  /** The matched event, in which parameters may name a place. */
  readonly event: string;
  /** Of an OAuth connection. */
  readonly token: string | null;
}

/** Headers that EventBridge sets itself, and that nobody else can (EventBridge User Guide, *API destinations*). */
const RESERVED_HEADERS = [
  ...['host', 'user-agent', 'range', 'accept-encoding', 'connection', 'content-length'],
];

/** The request as it leaves EventBridge. Of a parameter that is given twice, the connection's counts. */
export function requestOf(parts: RequestParts): HttpRequest {
  const { destination, connection, parameters, input, event } = parts;
  const value = (text: string) => (text.startsWith('$') ? (textAtPath(text, event) ?? '') : text);
  const own = mapValues(parameters?.headerParameters ?? {}, value);
  const fromConnection = connection ? listOf(connection, 'headers') : {};
  const body = withBodyParameters(input, connection);
  const url = withQuery(
    fillPath(destination.endpoint, parameters?.pathParameterValues?.map(value) ?? []),
    {
      ...mapValues(parameters?.queryStringParameters ?? {}, value),
      ...(connection ? listOf(connection, 'queryString') : {}),
    },
  );
  const custom = withoutReserved({
    ...own,
    ...fromConnection,
    ...authorizationOf(connection, parts.token),
  });
  const hasType = Object.keys(custom).some((name) => name.toLowerCase() === 'content-type');
  const headers = {
    Host: hostOf(destination.endpoint),
    'User-Agent': 'Amazon/EventBridge/ApiDestinations',
    ...(!hasType && { 'Content-Type': 'application/json; charset=utf-8' }),
    Range: 'bytes=0-1048575',
    'Accept-Encoding': 'gzip,deflate',
    Connection: 'close',
    'Content-Length': String(utf8Length(body)),
    ...custom,
  };
  return { method: destination.method, url, headers, body };
}

export function hostOf(endpoint: string): string {
  return /^https:\/\/([^/?#]*)/.exec(endpoint)?.[1] ?? endpoint;
}

/** A wildcard for which there is no value stays as it is. */
function fillPath(endpoint: string, values: readonly string[]): string {
  let next = 0;
  return endpoint.replace(/\*/g, () => {
    const value = values[next++];
    return value === undefined ? '*' : encodeURIComponent(value);
  });
}

export function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const [address = '', fragment] = url.split('#');
  const pairs = Object.entries(query).map(
    ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
  );
  if (pairs.length === 0) return url;
  const separator = address.includes('?') ? '&' : '?';
  return `${address}${separator}${pairs.join('&')}${fragment === undefined ? '' : `#${fragment}`}`;
}

function authorizationOf(
  connection: Connection | null,
  token: string | null,
): Readonly<Record<string, string>> {
  if (!connection) return {};
  const { name, authorization } = connection;
  switch (authorization.type) {
    case 'basic':
      // What is hidden cannot be encoded.
      return { Authorization: `Basic {{base64(${authorization.username}:${name}.password)}}` };
    case 'api-key':
      return { [authorization.header]: placeholder(name, 'api-key') };
    case 'oauth-client-credentials':
      return token === null ? {} : { Authorization: `Bearer ${token}` };
  }
}

/** Body parameters are members of a JSON object; to anything else they cannot be added. */
function withBodyParameters(input: string, connection: Connection | null): string {
  const added = Object.entries(connection ? listOf(connection, 'body') : {});
  if (added.length === 0) return input;
  const parsed = parseJson(input);
  if (!parsed.ok || parsed.value.type !== 'object') return input;
  const names = new Set(added.map(([key]) => key));
  const kept = membersOf(parsed.value, input).filter(([key]) => !names.has(key));
  const members = [...kept, ...added.map(([key, value]) => [key, JSON.stringify(value)] as const)];
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

function membersOf({ members }: JsonObject, text: string): readonly (readonly [string, string])[] {
  return members.map(({ key, value }) => [key, textOf(value, text)]);
}

function textOf({ span }: JsonNode, text: string): string {
  return text.slice(span.from, span.to);
}

/** Parameters of a connection by their keys; what has no value is a secret. */
export function listOf(
  { name, parameters }: { readonly name: string; readonly parameters: ConnectionParameters },
  part: keyof ConnectionParameters,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters[part].map(({ key, value }) => [key, value ?? placeholder(name, key)]),
  );
}

function withoutReserved(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !RESERVED_HEADERS.includes(name.toLowerCase())),
  );
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

import type { HttpRequest } from '../model/api-fact.ts';
import { shellWord } from './shell.ts';

/** What curl sends of its own accord, and for the body that it has. */
const LEFT_TO_CURL = ['host', 'connection', 'content-length'];
/** A password that is encoded only once it is known: curl encodes it itself. */
const BASIC = /^Basic \{\{base64\((.*)\)\}\}$/;
/** As long as EventBridge waits for an answer. */
const LONGEST_SECONDS = 5;

/**
 * The command that sends the same request, for a POSIX shell. Placeholders of secrets are left in
 * their places, those of user names and passwords as curl takes them.
 */
export function curlCommand({ method, url, headers, body }: HttpRequest): string {
  const hasBody = body !== '' || !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(method);
  const options: (readonly [option: string, value?: string])[] = [
    // To ask for nothing but the head is an option of its own, which takes no body.
    method === 'HEAD' && !hasBody ? ['--head'] : ['--request', method],
    ['--url', url],
  ];
  // Otherwise curl reads brackets and braces as ranges, and takes dots out of paths.
  if (/[[\]{}]/.test(url)) options.push(['--globoff']);
  if (/\/\.{1,2}(?=[/?#]|$)/.test(url)) options.push(['--path-as-is']);
  for (const [name, value] of Object.entries(headers)) {
    if (LEFT_TO_CURL.includes(name.toLowerCase())) continue;
    const user = name.toLowerCase() === 'authorization' ? BASIC.exec(value)?.[1] : undefined;
    if (user !== undefined) options.push(['--user', placeholderIn(user)]);
    else options.push(['--header', headerLine(name, value)]);
  }
  if (hasBody) options.push(['--data-raw', body]);
  // Decodes what the request says it accepts.
  options.push(['--compressed'], ['--max-time', String(LONGEST_SECONDS)]);
  const words = options.map(([option, value]) =>
    value === undefined ? option : `${option} ${shellWord(value)}`,
  );
  return `curl ${words.join(' \\\n  ')}\n`;
}

/** Of a header without a value curl wants a semicolon; with a colon it would leave the header out. */
function headerLine(name: string, value: string): string {
  const line = value.replace(/[\r\n]+/g, ' ').trim();
  return line === '' ? `${name};` : `${name}: ${line}`;
}

/** `me:shop.password` becomes `me:{{shop.password}}`. */
function placeholderIn(user: string): string {
  const place = user.lastIndexOf(':') + 1;
  return `${user.slice(0, place)}{{${user.slice(place)}}}`;
}

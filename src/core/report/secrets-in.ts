import type { HttpRequest } from '../model/api-fact.ts';

/**
 * The placeholders of a connection's secrets that stand in a request, each once. A scenario holds no
 * secrets; in an address they are percent-encoded.
 */
export function secretsIn(
  { url, headers, body }: HttpRequest,
  connection: string,
): readonly string[] {
  const address = url.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const texts = [address, ...Object.values(headers), body];
  const found = texts.flatMap((text) => text.match(/\{\{[^{}]+\}\}/g) ?? []);
  const isOwn = (text: string) =>
    text.startsWith(`{{${connection}.`) ||
    (text.startsWith('{{base64(') && text.includes(`:${connection}.`));
  return [...new Set(found.filter(isOwn))];
}

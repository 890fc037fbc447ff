import { type JsonNode, member } from '../../core/json/node.ts';
import { parseJson } from '../../core/json/parse.ts';
import type { Span } from '../../core/model/span.ts';

/** Where the value is that a JSON pointer (RFC 6901) leads to; `null` if it leads nowhere. */
export function spanAt(text: string, pointer: string): Span | null {
  const parsed = parseJson(text);
  if (!parsed.ok || (pointer !== '' && !pointer.startsWith('/'))) return null;
  let node: JsonNode | undefined = parsed.value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node?.type === 'object') node = member(node, key);
    else if (node?.type === 'array' && /^\d{1,9}$/.test(key)) node = node.elements[Number(key)];
    else return null;
  }
  return node?.span ?? null;
}

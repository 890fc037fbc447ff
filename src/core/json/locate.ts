import type { Span } from '../model/span.ts';
import { addressOf, childAt, type JsonNode } from './node.ts';

/** Where a value is in a document, for people and for programs. */
export interface Location {
  /** Keys joined with dots, with the indexes of elements: `detail.items[0].sku`. */
  readonly place: string;
  /** RFC 6901: `/detail/items/0/sku`. */
  readonly pointer: string;
}

/** Where the value with that span is; empty texts for the document itself and for no value of it. */
export function locate(root: JsonNode, span: Span): Location {
  let place = '';
  let pointer = '';
  let node: JsonNode | undefined = root;
  for (const index of addressOf(root, span) ?? []) {
    if (node?.type === 'object') {
      const key = node.members[index]?.key ?? '';
      place += place === '' ? key : `.${key}`;
      pointer += `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    } else {
      place += `[${index}]`;
      pointer += `/${index}`;
    }
    node = node && childAt(node, index);
  }
  return { place, pointer };
}

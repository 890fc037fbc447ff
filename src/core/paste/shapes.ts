import { type JsonNode, type JsonObject, member } from '../json/node.ts';

/** Fields that an event has outside of its detail, and `$or`, which a pattern may have there. */
const ENVELOPE = new Set([
  ...['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail'],
  ...['replay-name', '$or'],
]);
const ENTRY = ['Source', 'DetailType', 'Detail'];

/**
 * An event says who sent it, or at least what it is, where a pattern has lists. Where its detail could
 * be that of a pattern, it needs something that only a delivered event has: a pattern in which a list
 * was forgotten looks much the same.
 */
export function isEvent(node: JsonNode): node is JsonObject {
  if (node.type !== 'object') return false;
  const typeOf = (name: string) => member(node, name)?.type;
  const detail = member(node, 'detail');
  const names = [typeOf('source'), typeOf('detail-type')];
  if (!detail || !names.includes('string') || names.includes('array')) return false;
  const isDelivered = ['id', 'time', 'account'].some((name) => typeOf(name) === 'string');
  return isDelivered || !endsInLists(detail);
}

/** An entry of `PutEvents`: two of its three names, since others use one of them. */
export function isEntry(node: JsonNode): node is JsonObject {
  return ENTRY.filter((name) => member(node, name) !== undefined).length >= 2;
}

/**
 * A pattern has nothing at its top but fields of an event, and every value in it is an object or a
 * list. What is wrong further in is for the reader of patterns to say.
 */
export function isPattern(node: JsonNode): node is JsonObject {
  if (node.type !== 'object' || node.members.length === 0) return false;
  const isShaped = ({ value }: JsonObject['members'][number]) =>
    value.type === 'array' || value.type === 'object';
  if (!node.members.every((one) => ENVELOPE.has(one.key) && isShaped(one))) return false;
  return node.members.some(({ key, value }) => key !== 'resources' && endsInLists(value));
}

/** Whether the way down ends in lists everywhere, as in a pattern; lists are not looked into. */
function endsInLists(node: JsonNode): boolean {
  if (node.type === 'array') return true;
  if (node.type !== 'object' || node.members.length === 0) return false;
  return node.members.every(({ value }) => endsInLists(value));
}

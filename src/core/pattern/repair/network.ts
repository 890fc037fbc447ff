import { addressDigits } from '../ip-address.ts';
import { forPairs } from './pairs.ts';
import type { Miss, Step } from './step.ts';

/** A wider network than a half or a quarter of all addresses is not what anybody meant. */
const SHORTEST_LENGTH = 8;

/** An address just outside a network: the smallest network that holds both. */
export function widenNetwork(miss: Miss): readonly Step[] {
  return forPairs(miss, (matcher, { node }) => {
    if (matcher.type !== 'cidr' || node.type !== 'string') return [];
    const digits = addressDigits(node.value);
    const { lower } = matcher.range;
    if (!digits || digits.length !== lower.length) return [];
    const length = sharedBits(digits, lower);
    if (length < SHORTEST_LENGTH) return [];
    const network = `${matcher.text.replace(/\/.*$/, '')}/${length}`;
    const insert = `{ "cidr": ${JSON.stringify(network)} }`;
    return [
      {
        title: `Widen the network to ${network}`,
        cost: 3,
        edits: [{ ...matcher.span, insert }],
      },
    ];
  });
}

function sharedBits(a: string, b: string): number {
  const bits = (digits: string) =>
    BigInt(`0x${digits}`)
      .toString(2)
      .padStart(digits.length * 4, '0');
  const [left, right] = [bits(a), bits(b)];
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

import { addressDigits } from '../ip-address.ts';
import type { Corrector } from './correction.ts';
import { replaced } from './replace.ts';

/** An address or network that `cidr` does not take as it is written. */
export const mendNetwork: Corrector = ({ node, list }) => {
  if (node.type !== 'string' || !list) return [];
  const [address = '', mask] = node.value.trim().split('/');
  const isWhole = addressDigits(address) !== null;
  const bits = address.includes(':') ? 128 : 32;
  if (isWhole && (mask === undefined || mask === '' || Number(mask) >= bits)) {
    const insert = JSON.stringify(address);
    return [replaced(`Ask for the address itself: ${insert}`, list.item, insert)];
  }
  const network = isWhole ? withMask(address, mask ?? '') : filledUp(address, mask);
  if (network === null) return [];
  const insert = JSON.stringify(network);
  return [replaced(`Write the network as ${insert}`, node, insert)];
};

/** `255.255.255.0` is 24 bits. */
function withMask(address: string, mask: string): string | null {
  const digits = addressDigits(mask);
  if (digits?.length !== 8) return null;
  const bits = Number.parseInt(digits, 16).toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? `${address}/${bits.replace(/0+$/, '').length}` : null;
}

/** `10.0/16` is `10.0.0.0/16`, and `10.0.*` too. */
function filledUp(address: string, mask: string | undefined): string | null {
  const parts = address.split('.').filter((part) => part !== '' && part !== '*' && part !== 'x');
  if (parts.length === 0 || parts.length > 3 || !parts.every((part) => /^\d{1,3}$/.test(part))) {
    return null;
  }
  const length = mask === undefined || mask === '' ? String(parts.length * 8) : mask;
  return `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${length}`;
}

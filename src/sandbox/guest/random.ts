import { Random } from '../../core/clock/random.ts';

/** Everything random inside a handler: one seeded stream, so that a run can be repeated. */
let random = new Random(0);

export function seedRandom(seed: number): void {
  random = new Random(seed, 'handler');
}

export function randomFraction(): number {
  return random.fraction();
}

export function randomBetween(least: number, most: number): number {
  return random.between(least, most);
}

export function randomUUID(): string {
  return random.uuid();
}

export function fillRandom<T extends ArrayBufferView>(view: T): T {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let i = 0; i < bytes.length; i++) bytes[i] = random.between(0, 255);
  return view;
}

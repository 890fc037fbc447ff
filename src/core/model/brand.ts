declare const brand: unique symbol;

/** A value that must not be swapped for another of the same shape. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** A moment of virtual time, in milliseconds since the Unix epoch. */
export type Instant = Brand<number, 'Instant'>;

/** A length of virtual time, in milliseconds. */
export type Millis = Brand<number, 'Millis'>;

export function instant(milliseconds: number): Instant {
  return milliseconds as Instant;
}

export function millis(milliseconds: number): Millis {
  return milliseconds as Millis;
}

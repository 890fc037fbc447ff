/** One article of the reference: what something that can be written in a pattern or an event does. */
export interface ReferenceEntry {
  /** As it is written: `prefix`, `$or`, `detail-type`. */
  readonly name: string;
  /** What it does, in a sentence or two. */
  readonly summary: string;
  /** Which values it looks at, or what it may hold. */
  readonly values: string;
  readonly example: ReferenceExample | null;
  /** What goes wrong with it, the most frequent first. */
  readonly pitfalls: readonly string[];
  /** Bounds that AWS sets. */
  readonly limits: readonly string[];
}

/** Texts of JSON objects. That each event does what is said of it is tested. */
export interface ReferenceExample {
  readonly pattern: string;
  readonly matches: readonly string[];
  readonly rejects: readonly string[];
}

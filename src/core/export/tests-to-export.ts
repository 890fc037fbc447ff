/** What `TestEventPattern` is to be asked, for the files that ask it. */
export interface TestsToExport {
  /** The scenario's. */
  readonly name: string;
  readonly region: string;
  readonly checks: readonly {
    readonly title: string;
    readonly event: { readonly name: string; readonly text: string };
    readonly pattern: { readonly name: string; readonly text: string };
    readonly matches: boolean;
  }[];
  /** Tests that are not among them, each with why. */
  readonly others: readonly string[];
}

/** One line of a comment: nothing that a person named ends it. */
export function commentLine(mark: string, text: string): string {
  return `${mark} ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
}

/** What is left out and why, as a comment; empty if nothing is. */
export function othersComment(mark: string, others: readonly string[]): readonly string[] {
  if (others.length === 0) return [];
  return [
    mark,
    commentLine(mark, 'Buslab judges these too, and AWS has no call that does:'),
    ...others.map((words) => commentLine(mark, `- ${words}`)),
  ];
}

/** Each thing once, by a name of its own. */
export function namedOnce(
  things: readonly { readonly name: string; readonly text: string }[],
): ReadonlyMap<string, { readonly name: string; readonly text: string }> {
  const found = new Map<string, { name: string; text: string }>();
  for (const { name, text } of things) {
    const key = JSON.stringify([name, text]);
    if (found.has(key)) continue;
    const taken = new Set([...found.values()].map((one) => one.name));
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
    found.set(key, { name: free, text });
  }
  return found;
}

/** Deeper lines start all the same where they do, so that they keep some room. */
const DEEPEST = 24;

/** How a line that is wrapped goes on under its own beginning: an inline style. */
export function hangingIndentStyle(line: string): string {
  const spaces = /^ */.exec(line.slice(0, DEEPEST))?.[0].length ?? 0;
  const width = spaces + 2;
  return `padding-left: calc(6px + ${width}ch); text-indent: -${width}ch`;
}

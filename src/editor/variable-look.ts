/** How many colours there are before they begin again; then the number alone tells variables apart. */
const COLOURS = 8;

const LINES = ['solid', 'dashed', 'dotted', 'double'] as const;

export interface VariableLook {
  /** A CSS colour. */
  readonly colour: string;
  /** The style of the line below, so that colour is not all that tells variables apart. */
  readonly line: (typeof LINES)[number];
  /** What the badge says, from 1. */
  readonly badge: string;
}

/** How a variable looks wherever it appears: in the list, in the template and in the output. */
export function variableLook(index: number): VariableLook {
  return {
    colour: `var(--color-variable-${(index % COLOURS) + 1})`,
    line: LINES[index % LINES.length] ?? 'solid',
    badge: String(index + 1),
  };
}

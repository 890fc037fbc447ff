import type { InputXray } from '../../../core/transform/x-ray.ts';

/** A run of the output: written in the template, or put in at a placeholder. */
export interface OutputPiece {
  readonly text: string;
  /** Its place among the placeholders; `null` of what the template itself says. */
  readonly placeholder: number | null;
}

/** The output cut where values begin and end, in order and without gaps. */
export function outputPieces({ placeholders, output }: InputXray): readonly OutputPiece[] {
  if (!output) return [];
  const pieces: OutputPiece[] = [];
  let position = 0;
  for (const [index, { outputSpan }] of placeholders.entries()) {
    if (!outputSpan) continue;
    const { from, to } = outputSpan;
    if (from > position)
      pieces.push({ text: output.text.slice(position, from), placeholder: null });
    pieces.push({ text: output.text.slice(from, to), placeholder: index });
    position = to;
  }
  if (position < output.text.length) {
    pieces.push({ text: output.text.slice(position), placeholder: null });
  }
  return pieces;
}

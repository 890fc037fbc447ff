/** A change of a text: `insert` takes the place of what stands from `from` to `to`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Part of a changed text: so much of the original, or something new. */
type Piece = { readonly from: number; readonly to: number } | string;

/** The text after the edits, all of which name places in the text as given. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const { from, to, insert } of inOrder(edits)) {
    result += text.slice(position, from) + insert;
    position = to;
  }
  return result + text.slice(position);
}

/** Edits that do at once what the first and then, in the text they leave, the second do. */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  const whole: readonly Piece[] = [{ from: 0, to: Number.POSITIVE_INFINITY }];
  return editsOf(change(change(whole, first), second));
}

/** Whether edits can be made together: no two of them concern the same place. */
export function areApart(edits: readonly Edit[]): boolean {
  const sorted = inOrder(edits);
  return sorted.every((edit, index) => {
    const next = sorted[index + 1];
    return !next || edit.to < next.from || (edit.to === next.from && edit.from < next.to);
  });
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.to - piece.from;
}

function split(piece: Piece, at: number): readonly [Piece, Piece] {
  if (typeof piece === 'string') return [piece.slice(0, at), piece.slice(at)];
  return [
    { from: piece.from, to: piece.from + at },
    { from: piece.from + at, to: piece.to },
  ];
}

function change(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const left = [...pieces].reverse();
  const result: Piece[] = [];
  let position = 0;
  const advanceTo = (end: number, keep: boolean) => {
    while (position < end) {
      const piece = left.pop();
      if (piece === undefined) return;
      const wanted = end - position;
      const [taken, rest] = lengthOf(piece) > wanted ? split(piece, wanted) : [piece, ''];
      if (lengthOf(rest) > 0) left.push(rest);
      if (keep) result.push(taken);
      position += lengthOf(taken);
    }
  };
  for (const { from, to, insert } of inOrder(edits)) {
    advanceTo(from, true);
    result.push(insert);
    advanceTo(to, false);
  }
  return [...result, ...left.reverse()];
}

function editsOf(pieces: readonly Piece[]): readonly Edit[] {
  const edits: Edit[] = [];
  let position = 0;
  let insert = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      insert += piece;
      continue;
    }
    if (insert !== '' || piece.from > position) {
      edits.push({ from: position, to: piece.from, insert });
    }
    insert = '';
    position = piece.to;
  }
  if (insert !== '') edits.push({ from: position, to: position, insert });
  return edits;
}

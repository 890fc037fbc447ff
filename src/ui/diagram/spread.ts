export interface Wish {
  /** Where the middle of the item wants to be. */
  readonly at: number;
  /** Room it takes, the gap to its neighbours included. */
  readonly size: number;
}

/**
 * Puts items in a column in the given order, without overlap, as near to where they want to be as
 * possible: the sum of squared distances is least. Returns the middles. `from` and `to` bound the
 * column; too many items run over `to`.
 *
 * Measured from where each would be in a column packed from zero, the places must never decrease,
 * so this is an isotonic regression: neighbours that would overlap are pooled into a block, which
 * moves to the mean of their wishes.
 */
export function spread(
  wishes: readonly Wish[],
  from = 0,
  to = Number.POSITIVE_INFINITY,
): readonly number[] {
  let total = 0;
  const packed = wishes.map(({ size }) => {
    const middle = total + size / 2;
    total += size;
    return middle;
  });
  const blocks: { sum: number; count: number }[] = [];
  wishes.forEach(({ at }, index) => {
    let block = { sum: at - (packed[index] ?? 0), count: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count >= block.sum / block.count;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { sum: block.sum + last.sum, count: block.count + last.count };
    }
    blocks.push(block);
  });
  const latest = Math.max(from, to - total);
  const shifts = blocks.flatMap(({ sum, count }) =>
    Array<number>(count).fill(Math.min(latest, Math.max(from, sum / count))),
  );
  return packed.map((middle, index) => middle + (shifts[index] ?? 0));
}

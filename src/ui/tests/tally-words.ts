export interface Tally {
  readonly all: number;
  readonly failed: number;
}

/** `2 of 5 tests fail`, `All 5 tests pass`. */
export function tallyWords({ all, failed }: Tally): string {
  if (all === 0) return 'No tests';
  if (failed > 0) return `${failed} of ${all} ${all === 1 ? 'test fails' : 'tests fail'}`;
  return all === 1 ? 'The test passes' : `All ${all} tests pass`;
}

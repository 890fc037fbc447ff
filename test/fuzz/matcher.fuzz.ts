import { compareMatchers } from '../support/compare-matchers.ts';

/** Compares at least so many random pairs of rule and event; says what disagrees, if anything. */
export function fuzz(pairs: number, seed: number): boolean {
  let compared = 0;
  let matched = 0;
  const started = performance.now();
  for (let round = seed; compared < pairs; round++) {
    const found = compareMatchers(round);
    compared += found.pairs;
    matched += found.matched;
    for (const { by, pattern, event, explained, alone } of found.disagreements.slice(0, 3)) {
      console.log(`round ${round}, by ${by}${alone ? '' : ', only among other rules'}:`);
      console.log(`  pattern   ${pattern}\n  event     ${event}\n  explained ${explained}`);
    }
    if (found.disagreements.length > 0) return false;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const share = ((matched / compared) * 100).toFixed(0);
  console.log(
    `${compared.toLocaleString('en')} pairs, ${share} % of them matches, no disagreement, ${seconds} s`,
  );
  return true;
}

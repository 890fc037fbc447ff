// `npm run fuzz [pairs] [seed]`: the matcher against the plain evaluator on random rules and events.
// `npm run fuzz documents [rounds] [seed]`: damaged links, files and addresses, which have to be refused.
import { loadBundled } from '../support/load-bundled.mjs';

const [first = '1000000', ...rest] = process.argv.slice(2);

async function run() {
  if (first === 'documents') {
    const [rounds = '100000', seed = '1'] = rest;
    const { fuzzDocuments } = await loadBundled('/test/fuzz/documents.fuzz.ts');
    return fuzzDocuments(Number(rounds), Number(seed));
  }
  const { fuzz } = await loadBundled('/test/fuzz/matcher.fuzz.ts');
  return fuzz(Number(first), Number(rest[0] ?? '1'));
}

process.exit((await run()) ? 0 : 1);

// `npm run fuzz [pairs] [seed]`: the matcher against the plain evaluator on random rules and events.
import { loadBundled } from '../support/load-bundled.mjs';

const [pairs = '1000000', seed = '1'] = process.argv.slice(2);
const { fuzz } = await loadBundled('/test/fuzz/matcher.fuzz.ts');
process.exit(fuzz(Number(pairs), Number(seed)) ? 0 : 1);

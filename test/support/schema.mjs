// `npm run schema`: writes the JSON Schema that the site publishes for files.
import { writeFileSync } from 'node:fs';
import { loadBundled } from './load-bundled.mjs';

const { publishedSchema } = await loadBundled('/test/support/scenario-schema.ts');
writeFileSync(new URL('../../public/scenario.schema.json', import.meta.url), publishedSchema());

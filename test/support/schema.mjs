// `npm run schema`: writes the JSON Schemas that the site publishes for files.
import { writeFileSync } from 'node:fs';
import { loadBundled } from './load-bundled.mjs';

const { publishedExerciseSchema, publishedSchema } = await loadBundled('/test/support/schemas.ts');
const folder = new URL('../../public/', import.meta.url);
writeFileSync(new URL('scenario.schema.json', folder), publishedSchema());
writeFileSync(new URL('exercise.schema.json', folder), publishedExerciseSchema());

import { toJsonSchema } from '@valibot/to-json-schema';
import { exerciseSchema, jsonObject } from '../../src/core/exercise/exercise.ts';
import { scenarioSchema } from '../../src/core/model/scenario.ts';

/**
 * The published JSON Schema of files, made of the schema that reads them. It is as strict as JSON
 * Schema can be: what it cannot say, such as that names differ, is checked when a file is opened.
 */
export function publishedSchema(): string {
  const { $schema, ...scenario } = toJsonSchema(scenarioSchema, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-07',
  });
  const collection = {
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      version: { const: 1 },
      scenarios: { type: 'array', minItems: 1, items: { $ref: '#/definitions/scenario' } },
    },
    required: ['version', 'scenarios'],
  };
  const document = {
    $schema,
    title: 'Buslab scenario',
    description: 'A scenario (*.buslab.json), or several of them in one file.',
    if: { type: 'object', required: ['scenarios'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/definitions/collection' },
    else: { $ref: '#/definitions/scenario' },
    definitions: { scenario, collection },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The same of exercises (*.exercise.json). A scenario in one is as the schema beside it says. */
export function publishedExerciseSchema(): string {
  const { $schema, ...exercise } = toJsonSchema(exerciseSchema, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-07',
    overrideSchema({ valibotSchema }) {
      if (valibotSchema === scenarioSchema) {
        return { $ref: 'scenario.schema.json#/definitions/scenario' };
      }
      return valibotSchema === jsonObject ? { type: 'object' } : undefined;
    },
  });
  const document = {
    $schema,
    title: 'Buslab exercise',
    description: 'An exercise (*.exercise.json).',
  };
  return `${JSON.stringify({ ...document, ...exercise }, null, 2)}\n`;
}

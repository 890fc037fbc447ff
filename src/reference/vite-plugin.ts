import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const NAME = 'virtual:conformance';
const folder = new URL('../../test/conformance/', import.meta.url);

/**
 * `import { sections } from 'virtual:conformance'` gives how many cases the tables of the conformance
 * tests have, a section each. The tests have to pass before a site is published, so these are also
 * the cases that pass.
 */
export function conformanceCounts(): Plugin {
  return {
    name: 'buslab:conformance',
    resolveId: (source) => (source === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const sections = readdirSync(new URL('event-pattern/', folder))
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map((file) => {
          const table = read(`event-pattern/${file}`) as { section: string; cases: unknown[] };
          return { section: table.section, cases: table.cases.length };
        });
      const many = read('many-rules.json') as { events: unknown[] };
      const complexity = read('wildcard-complexity.json') as unknown[];
      sections.push(
        { section: 'Many rules at once', cases: many.events.length },
        { section: 'Complexity of wildcards', cases: complexity.length },
      );
      return `export const sections = ${JSON.stringify(sections)};`;
    },
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

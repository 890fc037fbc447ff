import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/**
 * What each part may import besides itself. Parts are listed from the ground up, so that the table
 * read from top to bottom is the order in which the code builds on itself.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'core/model': [],
  'core/json': ['core/model'],
  'core/clock': ['core/model'],
  'core/hash': [],
  'core/pattern': ['core/model', 'core/json'],
  'core/suggest': ['core/model', 'core/json', 'core/pattern'],
  'core/generate': ['core/model', 'core/json', 'core/pattern'],
  'core/transform': ['core/model', 'core/json', 'core/pattern'],
  'core/schedule': ['core/model'],
  'core/bus': [
    'core/model',
    'core/json',
    'core/clock',
    'core/pattern',
    'core/schedule',
    'core/transform',
  ],
  'core/targets': [
    'core/model',
    'core/json',
    'core/clock',
    'core/hash',
    'core/pattern',
    'core/transform',
    'core/bus',
  ],
  // One door for SDKs, command lines, producers and handlers.
  'core/api': [
    'core/model',
    'core/json',
    'core/hash',
    'core/pattern',
    'core/schedule',
    'core/transform',
    'core/bus',
    'core/targets',
  ],
  // The AWS CLI's grammar and its output, by the models of the one door's requests.
  'core/cli': ['core/model', 'core/json', 'core/bus', 'core/api'],
  'core/producer': ['core/model', 'core/json', 'core/cli'],
  'core/report': ['core/model', 'core/json'],
  // What to look at, in order, when a rule does not do what it should.
  'core/procedure': ['core/model', 'core/json', 'core/pattern', 'core/report'],
  'core/export': ['core/model', 'core/json'],
  'core/compare': ['core/model'],
  'core/bulk': ['core/model', 'core/json', 'core/clock', 'core/pattern', 'core/bus'],
  // Events in what was pasted are found as they are in a file.
  'core/paste': ['core/model', 'core/json', 'core/bulk'],
  'core/simulation.ts': [
    'core/model',
    'core/json',
    'core/clock',
    'core/pattern',
    'core/transform',
    'core/bus',
    'core/targets',
    'core/api',
  ],
  'core/exercise': [
    'core/model',
    'core/json',
    'core/pattern',
    'core/transform',
    'core/report',
    'core/simulation.ts',
  ],
  'core/expectation': [
    'core/model',
    'core/json',
    'core/pattern',
    'core/report',
    'core/simulation.ts',
  ],
  // The code that answers a handler is the services' own: one answer, wherever it is asked.
  sandbox: ['core/model', 'core/json', 'core/clock', 'core/hash', 'core/bus', 'core/api'],
  storage: ['core/model', 'core/json'],
  share: ['core/model', 'core/json', 'core/exercise/exercise.ts'],
  // The exercises of the course are written in the schema that anyone's are.
  samples: ['core/model', 'core/json', 'core/exercise/exercise.ts'],
  // Articles for whoever shows them, made of the core's own tables of codes and texts.
  reference: [
    'core/model',
    'core/json',
    'core/pattern',
    'core/schedule',
    'core/transform',
    'core/report',
  ],
  editor: ['core', 'worker/api.ts', 'reference'],
  worker: ['core', 'sandbox'],
  // Read by the build.
  offline: [],
  styles: [],
  // What an embedded scenario and the page around it say to each other, and the two ends of it.
  embed: [],
  'embed/page.ts': ['ui/embed', 'styles'],
  ui: [
    'core',
    'worker',
    'storage',
    'share',
    'samples',
    'reference',
    'editor',
    'styles',
    'sandbox',
    'embed/protocol.ts',
    'embed/embed.d.ts',
  ],
  'main.ts': ['ui', 'styles'],
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(ts|svelte|js)$/.test(name))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]/g;
  for (const match of text.matchAll(pattern)) {
    const specifier = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    if (!specifier.startsWith('.')) continue;
    const target = relative(source, resolve(source, dirname(file), specifier.replace(/\?.*/, '')));
    found.push({ file, target: target.replaceAll('\\', '/'), typeOnly: match[1] !== undefined });
  }
  return found;
}

function isWithin(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}/`);
}

function partOf(path: string): string | undefined {
  return Object.keys(ALLOWED)
    .filter((part) => isWithin(path, part))
    .sort((a, b) => b.length - a.length)[0];
}

const files = filesBelow(source).filter((file) => !file.endsWith('vite-plugin.ts'));

describe('imports run one way', () => {
  test.each(files)('%s', (file) => {
    const part = partOf(file);
    expect(part, `${file} belongs to no part of the architecture`).toBeDefined();
    const wrong = importsOf(file)
      .filter(({ target }) => partOf(target) !== part)
      .filter(({ target }) => !ALLOWED[part ?? '']?.some((allowed) => isWithin(target, allowed)))
      .map(({ target }) => target);
    expect(wrong).toEqual([]);
  });

  test('only main.ts mounts the application', () => {
    const mounting = files.filter((file) =>
      importsOf(file).some(({ target }) => target === 'ui/App.svelte'),
    );
    expect(mounting).toEqual(['main.ts']);
  });

  test('the page uses the core for its words and its folds, and never runs the simulation itself', () => {
    const running = files
      .filter((file) => file.startsWith('ui/'))
      .filter((file) =>
        importsOf(file).some(
          ({ target, typeOnly }) =>
            !typeOnly && /^core\/(simulation|bus\/|targets\/|pattern\/explain\.ts)/.test(target),
        ),
      );
    expect(running).toEqual([]);
  });
});

test('time and chance in the core come from the virtual clock and the seeded generator only', () => {
  const forbidden = /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)|\bperformance\.now\b/;
  const guilty = files
    .filter((file) => file.startsWith('core/'))
    .filter((file) => forbidden.test(withoutComments(readFileSync(join(source, file), 'utf8'))));
  expect(guilty).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

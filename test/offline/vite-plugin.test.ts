import { expect, test } from 'vitest';
import { serviceWorker } from '../../src/offline/vite-plugin.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = new Map<string, Uint8Array>([
  ['index.html', bytes('page')],
  ['assets/a.js', bytes('a')],
  ['assets/a.js.map', bytes('map')],
  ['assets/runtime.wasm', new Uint8Array(2_000_000)],
  ['_headers', bytes('x')],
]);
const listIn = (source: string, name: string): unknown =>
  JSON.parse(new RegExp(`const ${name} = JSON\\.parse\\('(.*?)'\\)`).exec(source)?.[1] ?? 'null');
const versionIn = (source: string) => /VERSION = '(\w+)'/.exec(source)?.[1];

test('the files of the page are listed, large ones apart, the page itself by its folder', () => {
  const source = serviceWorker(files);
  expect(listIn(source, 'FILES')).toEqual(['assets/a.js', './']);
  expect(listIn(source, 'LARGE_FILES')).toEqual(['assets/runtime.wasm']);
});

test('the version changes with what is in the files, and with nothing else', () => {
  const version = versionIn(serviceWorker(files));
  expect(version).toMatch(/^\w{12}$/);
  expect(versionIn(serviceWorker(new Map([...files].reverse())))).toBe(version);
  expect(versionIn(serviceWorker(new Map(files).set('_headers', bytes('y'))))).toBe(version);
  expect(versionIn(serviceWorker(new Map(files).set('assets/a.js', bytes('b'))))).not.toBe(version);
});

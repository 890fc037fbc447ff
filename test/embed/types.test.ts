import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src/embed/embed.d.ts', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buslab-host-'));
  copyFileSync(source, join(folder, 'embed.d.ts'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says to a page's program that has only `embed.d.ts` beside it. */
function complaints(program: string): readonly string[] {
  const file = join(folder, 'host.ts');
  writeFileSync(file, program);
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('a page written in TypeScript has the types of the element, its methods and its events', () => {
  expect(
    complaints(`
      import type { BuslabPlaygroundAttributes, EmbedCommand, Versioned } from './embed.js';

      const attributes: BuslabPlaygroundAttributes = { view: 'pattern', 'click-to-load': true };
      const playground = document.createElement('buslab-playground');
      for (const [name, value] of Object.entries(attributes)) playground.setAttribute(name, String(value));
      playground.addEventListener('buslab-result', ({ detail }) => {
        for (const { rule, matched, sentence } of detail.verdicts) {
          if (matched === false) console.log(rule.toUpperCase(), sentence?.length);
        }
      });
      playground.addEventListener('buslab-error', ({ detail }) => console.log(detail.message));
      playground.setPattern('{}', 'my-rule');
      playground.setTheme('dark');
      const height: Promise<number> = playground.getState().then(({ deliveries }) => deliveries.length);

      const frame = document.querySelector('iframe');
      const command: Versioned<EmbedCommand> = { buslab: 1, type: 'setEvent', text: '{}', id: '1' };
      frame?.contentWindow?.postMessage(command, 'https://example.com');
      export { height };
    `),
  ).toEqual([]);
});

test('a mistake is one to the compiler', () => {
  const found = complaints(`
    import type {} from './embed.js';
    declare const playground: HTMLElementTagNameMap['buslab-playground'];
    playground.setTheme('blue');
    playground.setEvent({});
    playground.post({ type: 'stop' });
    playground.addEventListener('buslab-resize', ({ detail }) => detail.verdicts);
  `);
  expect(found).toMatchObject(
    [
      /not assignable to parameter of type 'EmbedTheme'/,
      /not assignable to parameter of type 'string'/,
      /not assignable to type/,
      /'verdicts' does not exist/,
    ].map((complaint) => expect.stringMatching(complaint)),
  );
});

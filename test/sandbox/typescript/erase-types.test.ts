import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { eraseTypes } from '../../../src/sandbox/typescript/erase-types.ts';

/** What TypeScript's own compiler makes of a text, without the signs that are a matter of style. */
function compiled(text: string, fileName: 'x.ts' | 'x.js'): string {
  const target = ts.ScriptTarget.ESNext;
  const module = ts.ModuleKind.ESNext;
  const compilerOptions = { target, module, removeComments: true, allowJs: true };
  const options = { compilerOptions, fileName, reportDiagnostics: true };
  const { outputText, diagnostics } = ts.transpileModule(text, options);
  expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  return outputText
    .replaceAll(/[\s;()]/g, '')
    .replaceAll(',}', '}')
    .replaceAll('export{}', '')
    .replace('"usestrict"', '');
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: code, in which they are meant so
/** Each with what is most likely to be left behind, or to go with it. */
const SNIPPETS: readonly (readonly [name: string, code: string])[] = [
  ['annotations', 'const total: number = f(1); let x: string | undefined; var y: A.B<C>[] = [];'],
  ['parameters', 'function f(a: number, b?: string, ...rest: readonly X[]): asserts a is T {}'],
  ['a parameter called this', 'function f(this: Window, a: number) {} function g(this: Window) {}'],
  ['generics', 'const id = <T extends object = {}>(x: T): T => x; function f<const T,>(x: T) {}'],
  [
    'arguments of types',
    'new Map<string, Array<number>>(); f<T>(1); f?.<T>(2); g<T>`x`; super_<A>;',
  ],
  [
    'assertions',
    'const a = x as const; const b = <T>y; const c = z!.w![0]!; const d = {} satisfies D;',
  ],
  ['a parenthesis behind an assertion', 'const a = (x as any).y; const b = (await f() as T)(1);'],
  ['assertions that are assigned to', '(x as any) = 1; (y!) = 2; for (z! of w) ;'],
  ['interfaces', 'interface A extends B<C> { (x: 1): 2; [key: string]: any; m?(): void }\nlet x;'],
  [
    'aliases',
    'type A<T> = T extends infer U ? `a${string & U}` : { readonly [K in keyof T]-?: 1 };\nlet x;',
  ],
  [
    'a word that is no keyword',
    'let type = 1; type = 2; const as = 3; const { of, is, declare } = q; type\n= 4;',
  ],
  [
    'what is declared elsewhere',
    'declare const a: 1; declare function f(): void; declare class C { x: 1 }\ndeclare module "m" { const z: 1 }\ndeclare global { var g: 1 }\nlet x;',
  ],
  [
    'overloads',
    'function f(a: 1): 1;\nfunction f(a: 2): 2;\nfunction f(a) { return a }\nexport function g(): void;\nexport function g() {}',
  ],
  [
    'types that are imported',
    "import type A from 'a'; import type { B } from 'b'; import { type C, d } from 'c'; d();",
  ],
  [
    'imports that only types use',
    "import { Context, S3 } from 'x'; import D, { e } from 'y'; import * as z from 'z'; const a: Context = new S3(); let b: D; e(); let c: z.Q;",
  ],
  [
    'imports that nothing uses',
    "import 'effects'; import { a } from 'x'; import b from 'y'; const o: O = { a: 1, b() {} }; o.a;",
  ],
  [
    'imports that are exported',
    "import { a, b } from 'x'; export { a, type b };\nexport type { C } from 'c'; export * from 'd'; export type * from 'e';",
  ],
  ['a default that is a type', 'export default interface A { x: 1 }\nlet x;'],
  [
    'modifiers',
    'class A<T> extends B<T> implements C, D<E> { private readonly a = 1; public static override b?: number; protected async c(): Promise<void> {} declare d: 1; #e!: string; readonly [f]: 1 = 1; constructor(a: number) { super() } }',
  ],
  [
    'an abstract class',
    'abstract class A { abstract a: number; abstract f(): void; g?(): void; [k: string]: any; get h(): number { return 1 } }\nexport default abstract class { x = 1 }',
  ],
  [
    'members without semicolons',
    'class A {\n  a = 1\n  private *b() {}\n  c = 2\n  declare d: 1\n  public ["e"] = 3\n  f?: 1\n  g\n}',
  ],
  ['an assertion before a parenthesis', 'const a = b as T\n(c)\nconst d = e as T\n[f]\n'],
  [
    'a return type over lines',
    'const f = (a: 1): {\n  x: 1\n} => a\nconst g = async <\n  T\n>(x: T): Promise<\n  T\n> => x',
  ],
  [
    'comments within',
    'const a /* x?: 1 */ : number /* b */ = 1; f(/* < */ a as /* c */ T); class A { /* private */ private /* d */ x = 1 }',
  ],
  [
    'regular expressions and texts',
    "const a = /: string/ as RegExp; const b = ': T'; const c = `${d as T}: T`;",
  ],
  ['a namespace of types alone', 'namespace A { export interface B {} export type C = 1 }\nlet x;'],
  [
    'destructuring',
    'const { a, b: [c] }: { a: 1; b: [2] } = x; function f({ a }: { a?: 1 } = {}, [b]: [1]) {}',
  ],
  [
    'a handler',
    "import type { EventBridgeEvent } from 'aws-lambda';\ninterface Order { id: string }\nexport const handler = async (event: EventBridgeEvent<'OrderCreated', Order>): Promise<void> => { const { id } = event.detail; console.log(id as string) };",
  ],
  [
    'catch, and loops',
    'try {} catch (e: unknown) {} for (const x of y as Z[]) ; for (let i: number = 0; ; ) ;',
  ],
  ['using', 'using a: X = b;'],
];

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: code
describe('what is left is what the compiler of TypeScript leaves', () => {
  test.each(SNIPPETS)('%s', (_name, code) => {
    const erasure = eraseTypes(code);
    if (erasure.type === 'refused') throw new Error(erasure.message);
    expect(compiled(erasure.code, 'x.js')).toBe(compiled(code, 'x.ts'));
    // Whatever stays is where it was.
    expect(erasure.code.length).toBe(code.length);
    for (const [at, character] of erasure.code.split('').entries()) {
      if (character !== code[at]) expect(' ;()').toContain(character);
    }
  });
});

const OWN_FILES = import.meta.glob<string>('/src/core/{pattern,api,clock}/**/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

test.each(Object.entries(OWN_FILES))('%s', (_file, code) => {
  const erasure = eraseTypes(code);
  if (erasure.type === 'refused') throw new Error(erasure.message);
  expect(compiled(erasure.code, 'x.js')).toBe(compiled(code, 'x.ts'));
});

test.each([
  ['enums', 'let x;\n  enum A { B }', 'TypeScript enums are not supported here', 2, 3],
  ['constant enums', 'const enum A { B }', 'TypeScript enums are', 1, 1],
  ['namespaces', 'namespace A { export const b = 1 }', 'TypeScript namespaces are', 1, 1],
  ['parameter properties', 'class A { constructor(private b: C) {} }', 'parameter prop', 1, 23],
  ['import =', "import fs = require('fs');", 'TypeScript "import … =" is', 1, 1],
  ['export =', 'export = 1;', 'TypeScript "export =" is', 1, 1],
  ['decorators', '@d class A {}', 'TypeScript decorators are', 1, 1],
  ['what is no TypeScript', 'const a: number = ;', 'Unexpected token', 1, 19],
])('%s: refused, with the place', (_name, code, message, line, column) => {
  const erasure = eraseTypes(code);
  expect(erasure).toMatchObject({ type: 'refused', line, column });
  expect(erasure.type === 'refused' && erasure.message).toContain(message);
});

test('JavaScript stays as it is, to the letter', () => {
  const code =
    "// a ? b : c\nimport { a, unused } from 'a';\nexport const f = async ({ a: b }, c = a < b > d) => a ? (b) : c;\nclass A { static x = 1; get y() { return this.#z } #z }\n";
  expect(eraseTypes(code)).toEqual({ type: 'erased', code });
});

import { format } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { type WholeRuntime, whole } from '../support/whole-runtime.ts';

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aJavaScriptRuntime());
});

/** Expressions for the arguments of `console.log`, evaluated by Node.js and in the sandbox. */
const expressions = [
  '"text"',
  '"a", "b", 1, true, null, undefined',
  '1, -0, NaN, Infinity, 12n, Symbol("s")',
  '"%s and %s", "a"',
  '"%s %s %s %s", "a", 1, 2n, null',
  '"%s", {}',
  '"%s", [1, [2, [3]]]',
  '"%s", { toString() { return "own"; } }',
  '"%s", class A {}',
  '"%s", new Date(0)',
  '"%d %d %d", "42", {}, 5n',
  '"%i %f", "42.9px", "1.5x"',
  '"%j", { a: [1, { b: 2 }] }',
  '"%o", { a: 1 }',
  '"%O and %O", { a: { b: { c: { d: 1 } } } }, [1]',
  '"100%", "%%", "%c styled", "css"',
  '"%x %s", 1, 2, 3',
  '5, "%s", 6',
  '{}',
  '[]',
  '{ a: 1, "b-c": "x", 3: null }',
  '{ a: { b: { c: { d: 1 } } } }',
  '[[[[1]]]]',
  '[[[[]]]], {a:{b:{c:{}}}}',
  '["it\'s", "say \\"hi\\"", "both \' and \\"", "all \' \\" `", "line\\nbreak", "tab\\t", "\\u0001\\x7f", "back\\\\slash"]',
  '{ text: "it\'s" }',
  '[1, , 3], [, ,]',
  'Object.assign([1, 2], { extra: true })',
  'Array.from({ length: 7 }, (_, i) => i)',
  'Array.from({ length: 27 }, (_, i) => i * i)',
  'Array.from({ length: 101 }, (_, i) => i)',
  'Array.from({ length: 130 }, (_, i) => "item " + i)',
  'Array.from({ length: 10 }, (_, i) => "x".repeat(i * 3))',
  '["apple", "banana", "cherry", "date", "elderberry", "fig", "grape", "honeydew"]',
  'Array.from({ length: 8 }, (_, i) => ({ id: i }))',
  'Array.from({ length: 3 }, (_, i) => ({ id: i, name: "name " + i, tags: ["a", "b"], price: 1.5 * i }))',
  '{ items: Array.from({ length: 12 }, (_, i) => 1000 * i) }',
  '{ long: "x".repeat(60), longer: "y".repeat(30) }',
  '{ lines: "first line of a longer text\\nsecond line of a longer text\\nthird line of a longer text" }',
  '"x".repeat(10_010).length, { s: "x".repeat(10_010) }',
  'new Map([["a", 1], [{ k: 1 }, new Map([[1, 2]])]])',
  'new Set([1, "two", { three: 3 }])',
  'new Map(), new Set()',
  '{ m: new Map([["a", { b: { c: 1 } }]]) }',
  'new Map(Array.from({ length: 20 }, (_, i) => ["key " + i, { value: i }]))',
  'new Date(0), { at: new Date(1e12) }, new Date(NaN)',
  '/a+/gi, { re: /x/ }',
  '() => 1, function named() {}, async () => 1, function* gen() {}, class A {}, class B extends Map {}, class {}',
  '{ f() {}, g: () => 1, h: async function () {}, C: class {} }',
  'Object.assign(() => 1, { a: 1 })',
  'new (class Order { constructor() { this.id = 1; } })()',
  'new (class Empty {})()',
  'new (class List extends Array {})(3)',
  'new (class M extends Map {})([[1, 2]])',
  'Object.create(null)',
  'Object.assign(Object.create(null), { a: 1 })',
  '{ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} }',
  '(() => { const a = { n: 1 }; a.self = a; a.list = [a]; return a; })()',
  '(() => { const a = {}, b = { a }; a.b = b; return [a, b]; })()',
  'new Uint8Array([1, 2, 3]), new Float64Array(2), new Uint8Array(0)',
  'new Number(1), new String("s"), new Boolean(false), Object(Symbol("x")), Object(1n)',
  'new Promise(() => {})',
  'new WeakMap(), new WeakSet()',
  '{ u: undefined, n: null }',
  '{ __proto__: null, a: 1 }',
  '{ ["__proto__"]: 1 }',
  '{ a: [], b: {}, c: [{}], d: [[]] }',
  '[undefined, null, , NaN, -0]',
  '{ "a b": 1, "1a": 2, a1: 3, $d: 4, _u: 5, "é": 6 }',
  '{ detail: { order_id: "12345", customer_email: "ada@example.com", items: [{ sku: "MUG-001", quantity: 2 }, { sku: "TEE-014", quantity: 1 }], total: 42 } }',
  '{ version: "0", id: "0a1b2c3d-0000-4000-8000-000000000000", "detail-type": "OrderCreated", source: "com.ecommerce.orders", account: "123456789012", time: "2026-01-15T09:00:00Z", region: "us-east-1", resources: [], detail: { order_id: "12345", items: [{ sku: "MUG-001", quantity: 2 }], nested: { deep: { deeper: 1 } } } }',
  'Object.assign(new Error("boom"), { stack: "Error: boom\\n    at f (file.js:1:2)" })',
  'Object.assign(new Error("boom"), { stack: "Error: boom\\n    at f (file.js:1:2)", code: "E_X", detail: { a: 1 } })',
  '{ error: Object.assign(new TypeError("inner"), { stack: "TypeError: inner\\n    at f (file.js:1:2)" }) }',
  'Object.assign(new Error("no frames"), { stack: "Error: no frames" })',
  '[Object.assign(new Error("listed"), { stack: "Error: listed\\n    at f (file.js:1:2)" })]',
  'Buffer.from("hi"), Buffer.alloc(60), [Buffer.from([])]',
  'String(new Date(NaN))',
  'globalThis === global',
];

describe('console.log writes what it writes in Node.js', () => {
  test.each(expressions)('%s', async (expression) => {
    const { logs, result } = await runtime.invoke(
      anInvocation(`exports.handler = async () => { console.log(${expression}); };`),
    );
    expect(result).toEqual({ ok: true, payload: 'null' });
    const values: unknown = new Function(`return [${expression}]`)();
    expect(logs.map(({ message }) => message)).toEqual([format(...(values as unknown[]))]);
  });
});

test('console.log writes any JSON value as Node.js does', async () => {
  const code =
    'export const handler = async (values) => { for (const v of values) console.log(v); };';
  const request = anInvocation(code);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 5 }), { maxLength: 20 }), async (values) => {
      const event = JSON.stringify(values);
      const { logs } = await runtime.invoke({ ...request, event });
      const expected = (JSON.parse(event) as unknown[]).map((value) => format(value));
      expect(logs.map(({ message }) => message)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

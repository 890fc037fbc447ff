import { test } from 'vitest';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { anInvocation } from '../support/invocations.ts';
test('try', async () => {
  const runtime = await aJavaScriptRuntime();
  for (const code of [
  'const [first] = [1]; first()', 'const first = 1;  first()','const first = 1;  return first(1,2)','const first = 1; return 5 + first (1)', 'const o={a:{b:1}}; return 1+o.a.b(1)','event()','new event()','const o={a:{b:1}}; return 1+o.a["b"](1)','const o={a:{b:1}}; return o?.a?.b(1)','const o={a:[1]}; return o.a[0](1)','return event.x.y()','return (await event.z)()','for (const x of event.z) ;','const [a] = event.z','f(...event.z)','return [...event]', 'const {a} = event.z; ', 'const {a:{b}} = event', 'return `${event.q()}`','return new Foo()', 'class A { constructor() { throw new Error("x") } }; new A()', 'return event.a.map(x=>x).filter(y=>y)','return [1].map(x=>x()).filter(y=>y)', 'return [event].map(({detail: {x}})=>x)'
  ]) { const src=`export const handler = async (event) => { ${code}; };`; const o = await runtime.invoke(anInvocation(src)); const e = o.result.ok ? {errorMessage:o.result.payload, column:0, trace:[]} : o.result.error; console.log(src.slice(41)+'\n'+' '.repeat(Math.max(0,(e.column??0)-42))+'^', e.errorMessage, e.trace.join('|')); }
});

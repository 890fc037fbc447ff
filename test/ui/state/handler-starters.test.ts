import { expect, test } from 'vitest';
import { newFunction } from '../../../src/core/model/lambda-function.ts';
import { onRuntime, STARTERS } from '../../../src/ui/state/handler-starters.ts';

const fresh = newFunction({ name: 'f', code: STARTERS.javascript });

test('a starter is exchanged with the language, and the handler’s usual name', () => {
  const python = onRuntime(fresh, 'python3.14');
  expect(python).toEqual({
    runtime: 'python3.14',
    code: STARTERS.python,
    handler: 'lambda_function.lambda_handler',
  });
  expect(onRuntime({ ...fresh, ...python }, 'nodejs22.x')).toMatchObject({
    code: STARTERS.javascript,
    handler: 'index.handler',
  });
});

test('what somebody has written stays', () => {
  const written = { ...fresh, code: 'exports.go = () => 1;', handler: 'app.go' };
  expect(onRuntime(written, 'python3.14')).toMatchObject({
    code: written.code,
    handler: 'app.go',
  });
});

test('a function in Python has Lambda’s usual names without being told', () => {
  expect(newFunction({ name: 'f', runtime: 'python3.14', code: '' }).handler).toBe(
    'lambda_function.lambda_handler',
  );
});

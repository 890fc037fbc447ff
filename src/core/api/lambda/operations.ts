import type { Operation } from '../operation.ts';
import { invoke } from './invoke.ts';

export const LAMBDA_OPERATIONS: Readonly<Record<string, Operation>> = {
  Invoke: invoke,
};

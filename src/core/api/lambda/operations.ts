import type { Operation } from '../operation.ts';
import { getFunctionConfiguration, listFunctions } from './functions.ts';
import { invoke } from './invoke.ts';

export const LAMBDA_OPERATIONS: Readonly<Record<string, Operation>> = {
  Invoke: invoke,
  ListFunctions: listFunctions,
  GetFunctionConfiguration: getFunctionConfiguration,
};

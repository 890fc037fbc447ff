import { resourceArn } from '../../model/arn.ts';
import type { Configuration } from '../../model/configuration.ts';
import { success } from '../../model/result.ts';
import * as model from '../model/lambda.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';
import { refuse } from '../wire.ts';
import { functionNameOf, notFound } from './invoke.ts';

/** What is set up of functions, as far as functions here have it (Lambda API Reference). */

export const listFunctions = operation(
  model.listFunctions,
  ({ Marker, MaxItems = 50 }, { configuration }) => {
    const page = pageOf(configuration.functions, Marker, Math.min(MaxItems, 50));
    if (!page.ok) return page;
    const { items, NextToken } = page.value;
    return success({
      Functions: items.map((one) => describe(one, configuration)),
      ...(NextToken !== undefined && { NextMarker: NextToken }),
    });
  },
);

export const getFunctionConfiguration = operation(
  model.getFunctionConfiguration,
  ({ FunctionName }, account) => {
    const name = functionNameOf(FunctionName);
    const found = account.configuration.functions.find((one) => one.name === name);
    if (!found) return refuse('ResourceNotFoundException', notFound(account, name), 404);
    return success(describe(found, account.configuration));
  },
);

function describe(one: Configuration['functions'][number], place: Configuration) {
  const { name, runtime, handler, timeoutSeconds, memoryMegabytes, environment } = one;
  const { deadLetterTarget } = one;
  return {
    FunctionName: name,
    FunctionArn: resourceArn(place, { type: 'lambda-function', name }),
    Runtime: runtime,
    Handler: handler,
    Timeout: timeoutSeconds,
    MemorySize: memoryMegabytes,
    Version: '$LATEST',
    ...(Object.keys(environment).length > 0 && { Environment: { Variables: environment } }),
    ...(deadLetterTarget && {
      DeadLetterConfig: { TargetArn: resourceArn(place, deadLetterTarget) },
    }),
    PackageType: 'Zip',
    State: 'Active',
  };
}

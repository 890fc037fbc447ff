import { integer, payload, structure, text } from '../shape.ts';

/** The requests of Lambda's API (Lambda API Reference; AWS's service model `lambda`). */

const FUNCTION_NAME =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';
const functionName = text({ least: 1, most: 170, pattern: FUNCTION_NAME });
const qualifier = text({ least: 1, most: 128, pattern: '(|[a-zA-Z0-9$_-]+)' });

export const invoke = structure(
  { FunctionName: functionName },
  {
    InvocationType: text({ oneOf: ['Event', 'RequestResponse', 'DryRun'] }),
    LogType: text({ oneOf: ['None', 'Tail'] }),
    ClientContext: text(),
    Payload: payload,
    Qualifier: qualifier,
  },
);
export const listFunctions = structure(
  {},
  {
    MasterRegion: text({ pattern: 'ALL|[a-z]{2}(-gov)?-[a-z]+-\\d{1}' }),
    FunctionVersion: text({ oneOf: ['ALL'] }),
    Marker: text(),
    MaxItems: integer({ least: 1, most: 10_000 }),
  },
);
export const getFunctionConfiguration = structure(
  { FunctionName: functionName },
  { Qualifier: qualifier },
);

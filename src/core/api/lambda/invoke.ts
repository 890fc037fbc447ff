import { base64OfText } from '../../json/base64.ts';
import { parseJson } from '../../json/parse.ts';
import { utf8Length } from '../../json/utf8.ts';
import { success } from '../../model/result.ts';
import type { ApiAccount, FunctionAnswer, Outcome } from '../account.ts';
import { invoke as shape } from '../model/lambda.ts';
import { operation } from '../operation.ts';
import { type ApiResult, Later, refuse } from '../wire.ts';

/** 1 MB since late 2025; it was 256 KB before. */
const LARGEST_EVENT_BYTES = 1_048_576;
const LARGEST_REQUEST_BYTES = 6_291_456;
/** So much of the end of a log is given with an answer. */
const TAIL_CHARACTERS = 4_096;

/** `Invoke` (Lambda API Reference), in all three ways. */
export const invoke = operation(shape, (input, account) => {
  const { InvocationType = 'RequestResponse', LogType, Payload, Qualifier } = input;
  const name = functionNameOf(input.FunctionName);
  const version = Qualifier ?? input.FunctionName.split(`${name}:`)[1];
  if (version !== undefined && version !== '$LATEST') {
    return refuse('ResourceNotFoundException', notFound(account, `${name}:${version}`), 404);
  }
  const refusal = account.functionRefusal(name);
  if (refusal) {
    const status = refusal.name === 'ResourceNotFoundException' ? 404 : undefined;
    return refuse(refusal.name, refusal.message, status);
  }
  // No payload at all is an empty object.
  const payload = Payload === undefined || Payload === '' ? '{}' : Payload;
  const parsed = parseJson(payload);
  if (!parsed.ok) {
    return refuse(
      'InvalidRequestContentException',
      'Could not parse request body into json: Could not parse payload into json',
    );
  }
  const isEvent = InvocationType === 'Event';
  const size = utf8Length(payload);
  const largest = isEvent ? LARGEST_EVENT_BYTES : LARGEST_REQUEST_BYTES;
  if (size > largest) {
    return refuse(
      'RequestTooLargeException',
      `${size} byte payload is too large for the ${InvocationType} invocation type (limit ${largest} bytes)`,
    );
  }
  if (InvocationType === 'DryRun') return success({ StatusCode: 204 });
  if (isEvent) {
    const accepted = account.invoke(name, payload);
    if (accepted.ok) return success({ StatusCode: 202 });
    return refuse(accepted.error.name, accepted.error.message);
  }
  const answer = (outcome: Outcome<FunctionAnswer>): ApiResult => {
    if (!outcome.ok) return refuse(outcome.error.name, outcome.error.message);
    const { payload: Payload, failed, log } = outcome.value;
    return success({
      StatusCode: 200,
      ...(failed && { FunctionError: 'Unhandled' }),
      ...(LogType === 'Tail' && { LogResult: base64OfText(log.slice(-TAIL_CHARACTERS)) }),
      Payload,
      ExecutedVersion: '$LATEST',
    });
  };
  const called = account.call(name, payload);
  if (typeof called !== 'function') return answer(called);
  return new Later((respond) => called((outcome) => respond(answer(outcome))));
});

/** By its name, its ARN or a part of that; a version behind it is left out. */
export function functionNameOf(nameOrArn: string): string {
  const [, name] = /function:([^:]+)/.exec(nameOrArn) ?? [];
  if (name !== undefined) return name;
  const parts = nameOrArn.split(':');
  return (/^\d{12}$/.test(parts[0] ?? '') ? parts[1] : parts[0]) ?? nameOrArn;
}

export function notFound({ configuration }: ApiAccount, name: string): string {
  const { region, account } = configuration;
  return `Function not found: arn:aws:lambda:${region}:${account}:function:${name}`;
}

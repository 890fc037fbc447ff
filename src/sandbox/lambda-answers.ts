import { utf8Bytes } from '../core/json/utf8.ts';
import { success } from '../core/model/result.ts';
import { type Answer, type Input, isRecord, refuse, type Surroundings, textOf } from './answer.ts';

const LARGEST_PAYLOAD_BYTES = 1_048_576;

/**
 * `Invoke` (Lambda API Reference). A function that is invoked for its answer would have to run inside
 * this one, which is not simulated.
 */
export function invoke(request: Input, { directory }: Surroundings): Answer {
  const name = nameOf(textOf(request.FunctionName) ?? '');
  const found = directory.functions.find((one) => one.name === name);
  if (!found) {
    const { region, account } = directory;
    const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
    return refuse('ResourceNotFoundException', `Function not found: ${arn}`);
  }
  if (found.refusal) return refuse(found.refusal.name, found.refusal.message);
  const payload = payloadOf(request.Payload);
  if (!isJson(payload)) {
    return refuse(
      'InvalidRequestContentException',
      'Could not parse request body into json: Could not parse payload into json',
    );
  }
  const size = utf8Bytes(payload).length;
  if (size > LARGEST_PAYLOAD_BYTES) {
    return refuse(
      'RequestTooLargeException',
      `${size} byte payload is too large for the Event invocation type (limit ${LARGEST_PAYLOAD_BYTES} bytes)`,
    );
  }
  const InvocationType = textOf(request.InvocationType) ?? 'RequestResponse';
  if (InvocationType === 'DryRun') {
    return success({ input: { FunctionName: name, InvocationType }, output: { StatusCode: 204 } });
  }
  if (InvocationType !== 'Event') {
    return refuse(
      'UnknownOperationException',
      'Invoke with InvocationType RequestResponse is not simulated for handlers. Event is.',
    );
  }
  return success({
    input: { FunctionName: name, InvocationType, Payload: payload },
    output: { StatusCode: 202 },
  });
}

function nameOf(functionName: string): string {
  const [, name] = /function:([^:]+)/.exec(functionName) ?? [];
  return name ?? functionName.replace(/:.*$/, '');
}

/** Text, or bytes that have come as Base64; nothing is an empty object. */
function payloadOf(value: unknown): string {
  if (isRecord(value) && typeof value.$bytes === 'string') {
    const bytes = Uint8Array.from(atob(value.$bytes), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  }
  return textOf(value) ?? '{}';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

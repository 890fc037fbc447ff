import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { ApiResult } from '../../src/core/api/wire.ts';
import type { Simulation } from '../../src/core/simulation.ts';

interface HttpRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** By the target in the header of AWS's JSON protocols. */
const SERVICES: Readonly<Record<string, string>> = { AWSEvents: 'events', AmazonSQS: 'sqs' };

/** Takes the place of the network: a request of the real SDK is a call of the simulation's API. */
function handlerFor(simulation: Simulation) {
  return {
    async handle({ headers, body }: HttpRequest) {
      const [prefix = '', operation = ''] = (headers['x-amz-target'] ?? '').split('.');
      const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
      const service = SERVICES[prefix] ?? prefix;
      const result = await simulation.callApi({ service, operation, input: JSON.parse(text) });
      return { response: responseOf(result) };
    },
  };
}

function responseOf(result: ApiResult) {
  const contentType = { 'content-type': 'application/x-amz-json-1.1' };
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  if (result.ok) return { statusCode: 200, headers: contentType, body: bytes(result.value) };
  const { code, queryCode, message, httpStatus, senderFault } = result.error;
  const fault = senderFault ? 'Sender' : 'Receiver';
  return {
    statusCode: httpStatus,
    headers: {
      ...contentType,
      ...(queryCode !== undefined && { 'x-amzn-query-error': `${queryCode};${fault}` }),
    },
    body: bytes({ __type: code, message }),
  };
}

function configurationFor(simulation: Simulation) {
  return {
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
    requestHandler: handlerFor(simulation),
  };
}

export function eventBridgeClient(simulation: Simulation): EventBridgeClient {
  return new EventBridgeClient(configurationFor(simulation));
}

export function sqsClient(simulation: Simulation): SQSClient {
  return new SQSClient(configurationFor(simulation));
}

import { failure } from '../model/result.ts';
import type { ApiAccount } from './account.ts';
import { EVENTS_OPERATIONS } from './events/operations.ts';
import { LAMBDA_OPERATIONS } from './lambda/operations.ts';
import type { Complaint, Operation } from './operation.ts';
import { validationError } from './read-input.ts';
import { SNS_OPERATIONS, topicComplaint } from './sns/operations.ts';
import { queueComplaint, SQS_OPERATIONS } from './sqs/operations.ts';
import {
  type ApiRequest,
  type ApiResult,
  apiError,
  Later,
  onTheWire,
  type ServiceName,
} from './wire.ts';

/** A call as the service has understood it, and its answer. */
export interface HandledCall {
  /** The members that the API has, and no others; `null` if the protocol refused the request. */
  readonly input: object | null;
  readonly result: ApiResult | Later;
}

interface Service {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly complaint: (operation: string) => Complaint;
}

const modelled = () => validationError;

const SERVICES: Readonly<Record<ServiceName, Service>> = {
  events: { operations: EVENTS_OPERATIONS, complaint: modelled },
  sqs: { operations: SQS_OPERATIONS, complaint: queueComplaint },
  sns: { operations: SNS_OPERATIONS, complaint: topicComplaint },
  lambda: { operations: LAMBDA_OPERATIONS, complaint: modelled },
};

/**
 * The one door to the account: whatever speaks to it (an SDK, a command line, a producer, a handler)
 * ends up here, with the same checks and the same answers.
 */
export function handleCall(
  { service, operation: name, input }: ApiRequest,
  account: ApiAccount,
): HandledCall {
  const { operations, complaint } = own(SERVICES, service) ?? {};
  const operation = operations && own(operations, name);
  if (!operation || !complaint) {
    const message = `${name} of ${service} is not simulated.`;
    return { input: null, result: failure(apiError('UnknownOperationException', message)) };
  }
  const answered = operation.answer(input, account, complaint(name));
  if ('code' in answered) return { input: null, result: failure(onTheWire(service, answered)) };
  const named = (result: ApiResult) =>
    result.ok ? result : failure(onTheWire(service, result.error));
  const { result } = answered;
  if (!(result instanceof Later)) return { input: answered.input, result: named(result) };
  const later = new Later((respond) => result.subscribe((outcome) => respond(named(outcome))));
  return { input: answered.input, result: later };
}

/** The operation's model; `null` for one that is not simulated. */
export function operationShape(service: string, operation: string) {
  const operations = own(SERVICES, service)?.operations;
  return (operations && own(operations, operation)?.shape) ?? null;
}

/** The operations of a service that are simulated. */
export function operationNames(service: ServiceName): readonly string[] {
  return Object.keys(SERVICES[service].operations);
}

/**
 * What a call is about: it asks; it changes what is set up, which in a scenario has no time of its own;
 * or it does something, at its time.
 */
export function kindOfCall({
  operation,
}: Pick<ApiRequest, 'operation'>): 'asks' | 'sets-up' | 'does' {
  if (/^(Get|List|Describe|Test)/.test(operation)) return 'asks';
  const isSetUp =
    /^(Create|Update|Delete|Put|Remove|Enable|Disable|Set)(EventBus|Rule|Targets|Archive|Queue|QueueAttributes)$/;
  return isSetUp.test(operation) ? 'sets-up' : 'does';
}

function own<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

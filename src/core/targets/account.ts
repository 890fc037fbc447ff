import type { Delivery } from '../bus/delivery.ts';
import type { PutEventsEntry } from '../bus/put-events.ts';
import type { Random } from '../clock/random.ts';
import type { InvokeAction } from '../model/action.ts';
import type { BucketState } from '../model/bucket.ts';
import type { Refusal, ServiceDirectory } from '../model/invocation.ts';
import type { ResourceType } from '../model/resource.ts';
import { assertNever } from '../model/result.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Lineage } from '../model/trace.ts';
import { ApiTarget } from './api/api-target.ts';
import { BusTarget } from './bus-target.ts';
import type { InvocationOptions, InvocationPorts } from './lambda/invocations.ts';
import { type HandlerCallTask, Lambda, type LambdaTask } from './lambda/lambda.ts';
import { logGroups } from './recorders/log-groups.ts';
import { Recorder } from './recorders/recorder.ts';
import { stateMachines } from './recorders/state-machines.ts';
import { streams } from './recorders/streams.ts';
import type { ServicePorts } from './service-ports.ts';
import { type NotifyTask, Sns } from './sns/sns.ts';
import { Sqs, type SqsTask } from './sqs/sqs.ts';
import type { TargetService } from './target-service.ts';

export type AccountTask =
  | { readonly service: 'sqs'; readonly task: SqsTask }
  | { readonly service: 'lambda'; readonly task: LambdaTask }
  | { readonly service: 'sns'; readonly task: NotifyTask };

export interface AccountPorts extends ServicePorts<AccountTask> {
  /** `PutEvents`, now; `ids` are those that the sender was told already. */
  readonly putEvents: (
    entries: readonly PutEventsEntry[],
    ids: readonly (string | null)[],
    lineage: Lineage,
    cause: number,
  ) => void;
  /** What a handler has asked of AWS takes effect now, at the moment at which it asked. */
  readonly handlerCall: (task: HandlerCallTask) => void;
  /** Answers a handler that waits, now or when there is an answer. */
  readonly answer: InvocationPorts['answer'];
  readonly putEventsQuota: () => BucketState;
  /** The account's `Configuration` as it is now, as JSON text. */
  readonly configurationText: () => string;
  /** Puts the event of a delivery on the bus that is its target. */
  readonly forward: (delivery: Delivery, cause: number) => void;
}

/** The services of the account that an event can get to, and their ways to each other. */
export class Account {
  readonly sqs: Sqs;
  readonly lambda: Lambda;
  readonly sns: Sns;
  readonly #scenario: Scenario;
  readonly #ports: AccountPorts;
  readonly #targets: Readonly<Record<ResourceType, TargetService>>;

  constructor(scenario: Scenario, random: Random, options: InvocationOptions, ports: AccountPorts) {
    this.#scenario = scenario;
    this.#ports = ports;
    this.sqs = new Sqs(
      scenario,
      random.fork('sqs'),
      portsOf(ports, (task) => ({ service: 'sqs', task })),
      (queue) => this.lambda.becameReceivable(queue),
    );
    const sendMessage: Sqs['send'] = (...message) => this.sqs.send(...message);
    const invokeFunction: Lambda['invoke'] = (...invocation) => this.lambda.invoke(...invocation);
    this.sns = new Sns(scenario, random.fork('sns'), {
      ...portsOf<NotifyTask>(ports, (task) => ({ service: 'sns', task })),
      sendMessage,
      invokeFunction,
    });
    this.lambda = new Lambda(scenario, random.fork('lambda'), options, this.sqs.consumer, {
      ...portsOf<LambdaTask>(ports, (task) => ({ service: 'lambda', task })),
      destinations: {
        sendMessage,
        invokeFunction,
        publishMessage: (topic, message, attributes, lineage, cause) =>
          this.sns.publish({ topic, message, attributes }, lineage, cause),
        putEvent: ({ bus, detailType, detail, resources }, lineage, cause) => {
          const entry: PutEventsEntry = {
            EventBusName: bus,
            Source: 'lambda',
            DetailType: detailType,
            Detail: detail,
            Resources: resources,
          };
          ports.putEvents([entry], [], lineage, cause);
        },
      },
      directory: () => this.directory(),
      handlerCall: ports.handlerCall,
      answer: ports.answer,
    });
    const recorder = <Type extends 'state-machine' | 'kinesis-stream' | 'log-group'>(type: Type) =>
      random.fork(type);
    this.#targets = {
      'lambda-function': this.lambda,
      'sqs-queue': this.sqs.target,
      'api-destination': new ApiTarget(scenario, random.fork('api'), ports.now),
      'event-bus': new BusTarget(scenario, random.fork('buses'), ports.now, ports.forward),
      'sns-topic': this.sns,
      'state-machine': new Recorder(
        stateMachines,
        scenario.stateMachines,
        scenario,
        recorder('state-machine'),
        ports,
      ),
      'kinesis-stream': new Recorder(
        streams,
        scenario.streams,
        scenario,
        recorder('kinesis-stream'),
        ports,
      ),
      'log-group': new Recorder(
        logGroups,
        scenario.logGroups,
        scenario,
        recorder('log-group'),
        ports,
      ),
    };
  }

  targetOf({ identity }: Delivery): TargetService {
    return this.#targets[identity.resource.type];
  }

  /** What a person has asked of Lambda: it comes from no event. */
  invokeByHand({ function: name, payload }: InvokeAction, action: number): void {
    const { record } = this.#ports;
    const request = { function: name, action };
    const cause = record({ type: 'lambda-invoke-requested', ...request }, null);
    const lineage = { eventId: null, deliveryId: null, hops: 0 };
    const error = this.lambda.invoke(name, payload, lineage, cause);
    if (error) record({ type: 'lambda-invoke-refused', ...request, error }, cause);
  }

  perform(work: AccountTask): Promise<void> | undefined {
    switch (work.service) {
      case 'sqs':
        this.sqs.perform(work.task);
        return;
      case 'sns':
        this.sns.perform(work.task);
        return;
      case 'lambda':
        return this.lambda.perform(work.task);
      default:
        return assertNever(work);
    }
  }

  /** The account as code that starts to run now is told of it. */
  directory(): ServiceDirectory {
    const { queues, topics, functions } = this.#scenario;
    return {
      configuration: this.#ports.configurationText(),
      putEventsQuota: this.#ports.putEventsQuota(),
      refusals: {
        queues: refusalsOf(queues, (name) => this.sqs.standingError(name)),
        topics: refusalsOf(topics, (name) => this.sns.standingError(name)),
        functions: refusalsOf(functions, (name) => this.lambda.standingError(name)),
      },
    };
  }
}

function refusalsOf(
  resources: readonly { readonly name: string }[],
  errorOf: (name: string) => { readonly code: string; readonly message: string } | null,
): Readonly<Record<string, Refusal>> {
  return Object.fromEntries(
    resources.flatMap(({ name }) => {
      const error = errorOf(name);
      return error ? [[name, { name: error.code, message: error.message }]] : [];
    }),
  );
}

/** The simulation's ports as one service sees them: its tasks are marked as its own. */
function portsOf<Task>(
  { record, now, schedule, scheduleQuietly }: AccountPorts,
  mark: (task: Task) => AccountTask,
): ServicePorts<Task> {
  return {
    ...{ record, now },
    schedule: (at, task) => schedule(at, mark(task)),
    scheduleQuietly: (at, task) => scheduleQuietly(at, mark(task)),
  };
}

import type { ResourcePlace } from '../../core/model/problem.ts';
import type { ConfiguredReference, DestinationReference } from '../../core/model/resource.ts';
import type {
  Action,
  Expectation,
  Queue,
  Scenario,
  Target,
  Topic,
} from '../../core/model/scenario.ts';
import { changeResource } from './resource-edits.ts';

/** Something in a scenario that names a resource. */
export interface ResourceUse {
  /** `target shipping of rule notify-shipping` */
  readonly words: string;
  /** Where it can be changed; `null` for what was done already. */
  readonly place: ResourcePlace | { readonly type: 'event'; readonly id: string } | null;
}

/** Returns the name to put in place of the one that is there. */
type Visit = (reference: ConfiguredReference, use: ResourceUse) => string;

/** Everything that names the resource, in the order of the document. */
export function usesOf(scenario: Scenario, wanted: ConfiguredReference): readonly ResourceUse[] {
  const found: ResourceUse[] = [];
  mapReferences(scenario, (reference, use) => {
    if (isSame(reference, wanted) && use.place !== null) found.push(use);
    return reference.name;
  });
  return found;
}

/** Under its new name, with whatever refers to it. Code of handlers and patterns stay as they are. */
export function renameResource(
  scenario: Scenario,
  { type, name }: ConfiguredReference,
  wanted: string,
): Scenario {
  const renamed = changeResource(scenario, type, name, { name: wanted });
  return mapReferences(renamed, (reference) =>
    isSame(reference, { type, name }) ? wanted : reference.name,
  );
}

function isSame(one: ConfiguredReference, other: ConfiguredReference): boolean {
  return one.type === other.type && one.name === other.name;
}

/** The one walk over all that refers to resources: what finds and what renames see the same. */
function mapReferences(scenario: Scenario, visit: Visit): Scenario {
  const queue = (name: string, use: ResourceUse) => visit({ type: 'sqs-queue', name }, use);
  return {
    ...scenario,
    buses: scenario.buses.map((bus) => ({
      ...bus,
      rules: bus.rules.map((rule) => ({
        ...rule,
        targets: rule.targets.map((target) => inTarget(target, bus.name, rule.name, visit)),
      })),
    })),
    functions: scenario.functions.map((one) => {
      const destination = <Reference extends DestinationReference>(
        to: Reference | undefined,
        field: string,
        words: string,
      ): Reference | undefined => {
        if (!to) return to;
        const resource = { type: 'lambda-function', name: one.name } as const;
        const place = { type: 'resource', resource, field } as const;
        return { ...to, name: visit(to, { words: `${words} of function ${one.name}`, place }) };
      };
      const { onSuccess, onFailure, deadLetterTarget, ...rest } = one;
      const success = destination(onSuccess, 'onSuccess', 'on-success destination');
      const failure = destination(onFailure, 'onFailure', 'on-failure destination');
      const letters = destination(deadLetterTarget, 'deadLetterTarget', 'dead-letter queue');
      return {
        ...rest,
        ...(success && { onSuccess: success }),
        ...(failure && { onFailure: failure }),
        ...(letters && { deadLetterTarget: letters }),
      };
    }),
    queues: scenario.queues.map((one): Queue => {
      const { redrivePolicy: policy } = one;
      if (!policy) return one;
      const resource = { type: 'sqs-queue', name: one.name } as const;
      const deadLetterQueue = queue(policy.deadLetterQueue, {
        words: `redrive policy of queue ${one.name}`,
        place: { type: 'resource', resource, field: 'redrivePolicy' },
      });
      return { ...one, redrivePolicy: { ...policy, deadLetterQueue } };
    }),
    topics: scenario.topics.map((topic) => inTopic(topic, visit)),
    apiDestinations: scenario.apiDestinations.map((one) => {
      if (one.connection === undefined) return one;
      const resource = { type: 'api-destination', name: one.name } as const;
      const place = { type: 'resource', resource, field: 'connection' } as const;
      const use = { words: `connection of API destination ${one.name}`, place };
      return { ...one, connection: visit({ type: 'connection', name: one.connection }, use) };
    }),
    eventSourceMappings: scenario.eventSourceMappings.map((mapping) => {
      const { queue: from, function: to } = mapping;
      const place = { type: 'event-source-mapping', queue: from, function: to } as const;
      return {
        ...mapping,
        queue: queue(from, {
          words: `event source mapping of function ${to}`,
          place: { ...place, field: 'queue' },
        }),
        function: visit(
          { type: 'lambda-function', name: to },
          {
            words: `event source mapping of queue ${from}`,
            place: { ...place, field: 'function' },
          },
        ),
      };
    }),
    archives: scenario.archives.map((archive) => {
      const place = { type: 'archive', archive: archive.name, field: 'bus' } as const;
      const use: ResourceUse = { words: `archive ${archive.name}`, place };
      return { ...archive, bus: visit({ type: 'event-bus', name: archive.bus }, use) };
    }),
    events: scenario.events.map((event) => {
      const use: ResourceUse = {
        words: `event ${event.name}`,
        place: { type: 'event', id: event.id },
      };
      return { ...event, bus: visit({ type: 'event-bus', name: event.bus }, use) };
    }),
    actions: scenario.actions.map((action) => inAction(action, visit)),
    expectations: scenario.expectations.map((expectation) => inExpectation(expectation, visit)),
  };
}

/** A test goes on to be about what it was about; it is not in the way of what is removed. */
function inExpectation(expectation: Expectation, visit: Visit): Expectation {
  if (expectation.type === 'exact-matches') return expectation;
  const use: ResourceUse = { words: 'a test', place: null };
  const bus = visit({ type: 'event-bus', name: expectation.bus }, use);
  if (expectation.type !== 'ending' || expectation.where === undefined) {
    return { ...expectation, bus };
  }
  const type = expectation.how === 'on' ? 'event-bus' : 'sqs-queue';
  return { ...expectation, bus, where: visit({ type, name: expectation.where }, use) };
}

function inTarget(target: Target, bus: string, rule: string, visit: Visit): Target {
  const place = { type: 'target', bus, rule, target: target.id } as const;
  const words = `target ${target.id} of rule ${rule}`;
  const name = visit(target.resource, { words, place: { ...place, field: 'resource' } });
  const { deadLetterQueue } = target;
  const letters =
    deadLetterQueue === undefined
      ? undefined
      : visit(
          { type: 'sqs-queue', name: deadLetterQueue },
          { words: `dead-letter queue of ${words}`, place: { ...place, field: 'deadLetterQueue' } },
        );
  return {
    ...target,
    resource: { ...target.resource, name },
    ...(letters !== undefined && { deadLetterQueue: letters }),
  };
}

function inTopic(topic: Topic, visit: Visit): Topic {
  const resource = { type: 'sns-topic', name: topic.name } as const;
  const subscriptions = topic.subscriptions.map((subscription, index) => {
    const place = { type: 'resource', resource, field: `subscriptions.${index}` } as const;
    const { endpoint, deadLetterQueue } = subscription;
    const name = visit(endpoint, { words: `subscription of topic ${topic.name}`, place });
    if (deadLetterQueue === undefined) return { ...subscription, endpoint: { ...endpoint, name } };
    const letters = visit(
      { type: 'sqs-queue', name: deadLetterQueue },
      { words: `dead-letter queue of a subscription of topic ${topic.name}`, place },
    );
    return { ...subscription, endpoint: { ...endpoint, name }, deadLetterQueue: letters };
  });
  return { ...topic, subscriptions };
}

/** What was done with a queue goes on to be done with it. */
function inAction(action: Action, visit: Visit): Action {
  const use: ResourceUse = { words: 'something that was done', place: null };
  if (action.type === 'put-events') {
    return { ...action, bus: visit({ type: 'event-bus', name: action.bus }, use) };
  }
  if (action.type === 'start-replay') {
    return { ...action, bus: visit({ type: 'event-bus', name: action.bus }, use) };
  }
  if (action.type === 'invoke-function') {
    return { ...action, function: visit({ type: 'lambda-function', name: action.function }, use) };
  }
  if (!('queue' in action)) return action;
  const queue = visit({ type: 'sqs-queue', name: action.queue }, use);
  if (action.type !== 'start-redrive' || action.destination === undefined) {
    return { ...action, queue };
  }
  const destination = visit({ type: 'sqs-queue', name: action.destination }, use);
  return { ...action, queue, destination };
}

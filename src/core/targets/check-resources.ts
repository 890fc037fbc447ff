import type { FailureRule } from '../model/failure.ts';
import type { ResourceProblem } from '../model/problem.ts';
import { isFifo } from '../model/queue.ts';
import { RESOURCE_LISTS, RESOURCE_TYPES, type ResourceReference } from '../model/resource.ts';
import type { Scenario } from '../model/scenario.ts';
import { parsePattern } from '../pattern/parse.ts';
import { mappingProblem } from './lambda/check-mapping.ts';
import { redrivePolicyProblem } from './sqs/redrive-policy.ts';

type Found = Omit<ResourceProblem, 'place'> & { readonly resource: ResourceReference };

/** Lambda keeps so much for functions without a reservation. */
const LEAST_SHARED_CONCURRENCY = 100;

/** What AWS would refuse of a scenario's resources, rules and targets left out, and what looks wrong. */
export function checkResources(scenario: Scenario): readonly ResourceProblem[] {
  const found = [
    ...checkQueues(scenario),
    ...checkFunctions(scenario),
    ...checkTopics(scenario),
    ...checkEndpoints(scenario),
    ...checkLogGroups(scenario),
    ...checkSwitches(scenario),
  ];
  const mappings = scenario.eventSourceMappings.flatMap((mapping): ResourceProblem[] => {
    const message = mappingProblem(mapping, scenario);
    const { queue, function: name } = mapping;
    const place = { type: 'event-source-mapping', queue, function: name } as const;
    return message === null ? [] : [{ severity: 'error', place, message }];
  });
  return [
    ...found.map(
      ({ resource, ...rest }): ResourceProblem => ({
        ...rest,
        place: { type: 'resource', resource },
      }),
    ),
    ...mappings,
  ];
}

function checkQueues({ queues }: Scenario): readonly Found[] {
  return queues.flatMap((queue) => {
    const resource = { type: 'sqs-queue', name: queue.name } as const;
    const redrive = redrivePolicyProblem(queue, queues);
    const isNameValid = /^[A-Za-z0-9_-]+(\.fifo)?$/.test(queue.name) && queue.name.length <= 80;
    const messages = [
      redrive,
      queue.contentBasedDeduplication && !isFifo(queue)
        ? 'Unknown Attribute ContentBasedDeduplication.'
        : null,
      isNameValid
        ? null
        : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ];
    return errors(resource, messages);
  });
}

function checkFunctions(scenario: Scenario): readonly Found[] {
  const { functions, quotas } = scenario;
  const reserved = functions.reduce((sum, one) => sum + (one.reservedConcurrency ?? 0), 0);
  const isTooMuch = reserved > quotas.lambdaConcurrency - LEAST_SHARED_CONCURRENCY;
  return functions.flatMap((one): Found[] => {
    const resource = { type: 'lambda-function', name: one.name } as const;
    const concurrency =
      isTooMuch && (one.reservedConcurrency ?? 0) > 0
        ? `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${LEAST_SHARED_CONCURRENCY}].`
        : null;
    const destinations = [one.onSuccess, one.onFailure, one.deadLetterTarget].flatMap((to) => {
      if (!to) return [];
      if (to.type === 'sqs-queue' && isFifo(to)) {
        return [`${to.name} is a FIFO queue, which Lambda does not take for a destination.`];
      }
      return exists(to, scenario) ? [] : [missing(to)];
    });
    return [
      ...(concurrency === null ? [] : [warning(resource, concurrency)]),
      ...destinations.map((message) => warning(resource, message)),
    ];
  });
}

function checkTopics(scenario: Scenario): readonly Found[] {
  return scenario.topics.flatMap(({ name, subscriptions }) =>
    subscriptions.flatMap(({ endpoint }): Found[] => {
      const resource = { type: 'sns-topic', name } as const;
      if (endpoint.type === 'sqs-queue' && isFifo(endpoint)) {
        const message =
          'Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics';
        return [warning(resource, message)];
      }
      return exists(endpoint, scenario) ? [] : [warning(resource, missing(endpoint))];
    }),
  );
}

/** Each `*` of an endpoint takes one value of the target. */
function checkEndpoints({ apiDestinations, connections, buses }: Scenario): readonly Found[] {
  const targets = buses.flatMap(({ rules }) => rules.flatMap((rule) => rule.targets));
  return apiDestinations.flatMap(({ name, endpoint, connection }): Found[] => {
    const resource = { type: 'api-destination', name } as const;
    const wildcards = endpoint.split('*').length - 1;
    const values = targets
      .filter((target) => target.resource.type === resource.type && target.resource.name === name)
      .map(
        ({ id, httpParameters }) => [id, httpParameters?.pathParameterValues?.length ?? 0] as const,
      )
      .filter(([, count]) => count !== wildcards);
    const isUnknown =
      connection !== undefined && !connections.some((one) => one.name === connection);
    return [
      ...(isUnknown ? [warning(resource, `There is no connection ${connection}.`)] : []),
      ...values.map(([id, count]) =>
        warning(
          resource,
          `The endpoint has ${wildcards} places for path parameters, and target ${id} gives ${count} values.`,
        ),
      ),
    ];
  });
}

function checkLogGroups({ logGroups }: Scenario): readonly Found[] {
  return logGroups
    .filter(({ name }) => !name.startsWith('/aws/events/'))
    .map(({ name }) =>
      warning(
        { type: 'log-group', name },
        'The console only offers log groups whose name begins with /aws/events/.',
      ),
    );
}

function checkSwitches(scenario: Scenario): readonly Found[] {
  return RESOURCE_TYPES.flatMap((type) => {
    const list: readonly { readonly name: string; readonly failures: readonly FailureRule[] }[] =
      scenario[RESOURCE_LISTS[type]];
    return list.flatMap(({ name, failures }) =>
      failures.flatMap(({ when }): Found[] => {
        if (when.type !== 'event-pattern' || parsePattern(when.pattern).ok) return [];
        const message = 'The event pattern of a failure is not valid, so it never applies.';
        return [warning({ type, name }, message)];
      }),
    );
  });
}

function exists({ type, name }: ResourceReference, scenario: Scenario): boolean {
  const list: readonly { readonly name: string }[] = scenario[RESOURCE_LISTS[type]];
  return list.some((item) => item.name === name);
}

function missing({ name }: ResourceReference): string {
  return `There is no ${name}: what is sent there is lost.`;
}

function errors(
  resource: ResourceReference,
  messages: readonly (string | null)[],
): readonly Found[] {
  return messages.flatMap((message): Found[] =>
    message === null ? [] : [{ severity: 'error', resource, message }],
  );
}

function warning(resource: ResourceReference, message: string): Found {
  return { severity: 'warning', resource, message };
}

import { readArchive } from '../bus/read-archive.ts';
import type { FailureRule } from '../model/failure.ts';
import { nameProblem } from '../model/names.ts';
import type { ResourceProblem } from '../model/problem.ts';
import { isFifo } from '../model/queue.ts';
import {
  CONFIGURED_LISTS,
  CONFIGURED_TYPES,
  type ConfiguredReference,
  RESOURCE_LISTS,
  RESOURCE_TYPES,
} from '../model/resource.ts';
import type { Scenario } from '../model/scenario.ts';
import { parsePattern } from '../pattern/parse.ts';
import { checkUses, existsIn } from './check-uses.ts';
import { mappingProblem } from './lambda/check-mapping.ts';
import { redrivePolicyProblem } from './sqs/redrive-policy.ts';

interface Found {
  readonly severity: ResourceProblem['severity'];
  readonly resource: ConfiguredReference;
  readonly field: string | null;
  readonly message: string;
}

/** Lambda keeps so much for functions without a reservation. */
const LEAST_SHARED_CONCURRENCY = 100;

/** What AWS would refuse of a scenario's resources and of what names them, and what looks wrong. */
export function checkResources(scenario: Scenario): readonly ResourceProblem[] {
  const found = [
    ...checkNames(scenario),
    ...checkQueues(scenario),
    ...checkFunctions(scenario),
    ...checkTopics(scenario),
    ...checkApiDestinations(scenario),
    ...checkLogGroups(scenario),
    ...checkSwitches(scenario),
  ];
  const mappings = scenario.eventSourceMappings.flatMap((mapping): ResourceProblem[] => {
    const problem = mappingProblem(mapping, scenario);
    if (problem === null) return [];
    const { queue, function: name } = mapping;
    const { field, message } = problem;
    const place = { type: 'event-source-mapping', queue, function: name, field } as const;
    return [{ severity: 'error', place, message }];
  });
  return [
    ...found.map(
      ({ resource, field, ...rest }): ResourceProblem => ({
        ...rest,
        place: { type: 'resource', resource, field },
      }),
    ),
    ...mappings,
    ...checkArchives(scenario),
    ...checkUses(scenario),
  ];
}

/** What an archive refuses it refuses as a whole: nothing is kept. */
function checkArchives({ archives, buses }: Scenario): readonly ResourceProblem[] {
  const names = new Set(buses.map(({ name }) => name));
  return archives.flatMap((archive): ResourceProblem[] => {
    const read = readArchive(archive, names);
    if (read.ok) return [];
    const { field, message } = read.error;
    const place = { type: 'archive', archive: archive.name, field } as const;
    return [{ severity: 'error', place, message }];
  });
}

function checkNames(scenario: Scenario): readonly Found[] {
  return CONFIGURED_TYPES.flatMap((type) => {
    const list: readonly { readonly name: string }[] = scenario[CONFIGURED_LISTS[type]];
    return list.flatMap(({ name }) => {
      const message = nameProblem(type, name);
      return message === null ? [] : [error({ type, name }, 'name', message)];
    });
  });
}

function checkQueues({ queues }: Scenario): readonly Found[] {
  return queues.flatMap((queue): Found[] => {
    const resource = { type: 'sqs-queue', name: queue.name } as const;
    const redrive = redrivePolicyProblem(queue, queues);
    const isUnknown = queue.contentBasedDeduplication && !isFifo(queue);
    return [
      ...(redrive === null ? [] : [error(resource, 'redrivePolicy', redrive)]),
      ...(isUnknown
        ? [
            error(
              resource,
              'contentBasedDeduplication',
              'Unknown Attribute ContentBasedDeduplication.',
            ),
          ]
        : []),
    ];
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
    const destinations = (['onSuccess', 'onFailure', 'deadLetterTarget'] as const).flatMap(
      (field) => {
        const to = one[field];
        if (!to) return [];
        if (to.type === 'sqs-queue' && isFifo(to)) {
          const message = `${to.name} is a FIFO queue, which Lambda does not take for a destination.`;
          return [warning(resource, field, message)];
        }
        return existsIn(scenario, to) ? [] : [warning(resource, field, missing(to))];
      },
    );
    return [
      ...(concurrency === null ? [] : [warning(resource, 'reservedConcurrency', concurrency)]),
      ...destinations,
    ];
  });
}

function checkTopics(scenario: Scenario): readonly Found[] {
  return scenario.topics.flatMap(({ name, subscriptions }) =>
    subscriptions.flatMap(({ endpoint }, index): Found[] => {
      const resource = { type: 'sns-topic', name } as const;
      const field = `subscriptions.${index}`;
      if (endpoint.type === 'sqs-queue' && isFifo(endpoint)) {
        const message =
          'Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics';
        return [warning(resource, field, message)];
      }
      return existsIn(scenario, endpoint) ? [] : [warning(resource, field, missing(endpoint))];
    }),
  );
}

function checkApiDestinations({ apiDestinations, connections }: Scenario): readonly Found[] {
  return apiDestinations.flatMap(({ name, connection, script }): Found[] => {
    const resource = { type: 'api-destination', name } as const;
    const isUnknown =
      connection !== undefined && !connections.some((one) => one.name === connection);
    const patterns = script.flatMap(({ when }, index) =>
      when.type === 'body' && !parsePattern(when.pattern).ok
        ? [
            warning(
              resource,
              `script.${index}`,
              'The event pattern of an answer is not valid, so it is never given.',
            ),
          ]
        : [],
    );
    return [
      ...(isUnknown
        ? [warning(resource, 'connection', `There is no connection ${connection}.`)]
        : []),
      ...patterns,
    ];
  });
}

function checkLogGroups({ logGroups }: Scenario): readonly Found[] {
  return logGroups
    .filter(({ name }) => !name.startsWith('/aws/events/'))
    .map(({ name }) =>
      warning(
        { type: 'log-group', name },
        'name',
        'The console only offers log groups whose name begins with /aws/events/.',
      ),
    );
}

function checkSwitches(scenario: Scenario): readonly Found[] {
  return RESOURCE_TYPES.flatMap((type) => {
    const list: readonly { readonly name: string; readonly failures: readonly FailureRule[] }[] =
      scenario[RESOURCE_LISTS[type]];
    return list.flatMap(({ name, failures }) =>
      failures.flatMap(({ when }, index): Found[] => {
        if (when.type !== 'event-pattern' || parsePattern(when.pattern).ok) return [];
        const message = 'The event pattern of a failure is not valid, so it never applies.';
        return [warning({ type, name }, `failures.${index}`, message)];
      }),
    );
  });
}

function missing({ name }: ConfiguredReference): string {
  return `There is no ${name}: what is sent there is lost.`;
}

function error(resource: ConfiguredReference, field: string | null, message: string): Found {
  return { severity: 'error', resource, field, message };
}

function warning(resource: ConfiguredReference, field: string | null, message: string): Found {
  return { severity: 'warning', resource, field, message };
}

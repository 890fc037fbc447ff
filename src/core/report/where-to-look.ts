import type { DeliveryReport, TargetReport } from './delivery-report.ts';
import type { MetricSource } from './metrics/series.ts';

/** Somewhere to look for an event, or for why it is where it is. */
export type Lookout =
  | { readonly type: 'queue'; readonly name: string }
  | { readonly type: 'metric'; readonly source: MetricSource; readonly metric: string };

/** What the sentence about a delivery (`whereIsIt`) sends one to, the nearest first. */
export function whereToLook(delivery: DeliveryReport): readonly Lookout[] {
  const found = new Map(lookoutsOf(delivery).map((one) => [JSON.stringify(one), one]));
  return [...found.values()];
}

function lookoutsOf(delivery: DeliveryReport): readonly Lookout[] {
  const { status, afterwards, deadLetter, eventBus: bus, rule: name } = delivery;
  const ofRule = (metric: string): Lookout => ({
    ...{ type: 'metric', source: { type: 'rule', bus, name }, metric },
  });
  switch (status) {
    case 'scheduled':
    case 'under-way':
      return [];
    case 'waiting-to-retry':
      return [ofRule('RetryInvocationAttempts')];
    case 'dropped':
      return [ofRule('FailedInvocations')];
    case 'lost':
      return [ofRule('InvocationsFailedToBeSentToDlq')];
    case 'dead-lettered':
      return [...(deadLetter ? [queue(deadLetter.queue)] : []), ofRule('FailedInvocations')];
    case 'delivered':
      return afterwards ? lookAfterwards(afterwards) : [];
  }
}

function lookAfterwards(afterwards: TargetReport): readonly Lookout[] {
  switch (afterwards.type) {
    case 'queue': {
      const { queue: name, function: reader } = afterwards;
      return [queue(name), ...(reader === null ? [] : [ofFunction(reader, 'Errors')])];
    }
    case 'function': {
      const { function: name, status, destinations } = afterwards;
      const queues = destinations.flatMap(({ destination, error }) =>
        destination.type === 'sqs-queue' && error === null ? [queue(destination.name)] : [],
      );
      if (status === 'throttled') return [ofFunction(name, 'Throttles'), ...queues];
      const hasFailed = status === 'waiting-to-retry' || status === 'discarded';
      return [...queues, ...(hasFailed ? [ofFunction(name, 'Errors')] : [])];
    }
    case 'topic':
      return afterwards.notifications.flatMap(({ endpoint, status }) => {
        if (endpoint.type !== 'sqs-queue') return [ofFunction(endpoint.name, 'Invocations')];
        return status === 'delivered' ? [queue(endpoint.name)] : [];
      });
    case 'bus':
      return [
        {
          ...{ type: 'metric', metric: 'MatchedEvents' },
          source: { type: 'event-bus', name: afterwards.bus },
        },
      ];
    case 'recording':
      return [];
  }
}

function queue(name: string): Lookout {
  return { type: 'queue', name };
}

function ofFunction(name: string, metric: string): Lookout {
  return { type: 'metric', source: { type: 'function', name }, metric };
}

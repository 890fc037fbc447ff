import type { DeliveryReport } from '../report/delivery-report.ts';
import { whereIsIt } from '../report/whereabouts.ts';

/** One line of what happened in a scenario. */
export interface StoryLine {
  /** Milliseconds since it began. */
  readonly at: number;
  readonly who: 'EventBridge' | 'Lambda';
  readonly words: string;
}

export interface Story {
  readonly lines: readonly StoryLine[];
  /** Where each event is in the end. */
  readonly endings: readonly string[];
}

/** Attempts of EventBridge and invocations by Lambda, in the order of time. */
export function storyOf(deliveries: readonly DeliveryReport[], startsAt: number): Story {
  const lines = deliveries.flatMap((delivery) => [
    ...attemptsOf(delivery, startsAt),
    ...invocationsOf(delivery, startsAt),
  ]);
  return {
    lines: lines.sort((a, b) => a.at - b.at),
    endings: [...new Set(deliveries.map(whereIsIt))],
  };
}

function attemptsOf({ attempts, resource }: DeliveryReport, startsAt: number): StoryLine[] {
  return attempts.map(({ attempt, endedAt, startedAt, outcome, error }) => ({
    at: (endedAt ?? startedAt) - startsAt,
    who: 'EventBridge',
    words:
      outcome === 'accepted'
        ? `attempt ${attempt}: ${resource.name} accepts the event`
        : `attempt ${attempt} at ${resource.name} fails: ${error?.message ?? error?.code ?? outcome}`,
  }));
}

function invocationsOf({ afterwards }: DeliveryReport, startsAt: number): StoryLine[] {
  if (afterwards?.type !== 'function') return [];
  return afterwards.invocations.map(({ attempt, endedAt, startedAt, outcome }) => ({
    at: (endedAt ?? startedAt) - startsAt,
    who: 'Lambda',
    words:
      outcome?.ok === false
        ? `invocation ${attempt} of ${afterwards.function} fails: ${outcome.error.errorMessage}`
        : `invocation ${attempt} of ${afterwards.function} returns`,
  }));
}

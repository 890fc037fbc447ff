import type { ResourceReference, Scenario } from '../../core/model/scenario.ts';

/** A way on from what a rule sends to, set up at one of the resources and not at a rule. */
export interface Link {
  readonly from: ResourceReference;
  readonly to: ResourceReference;
  readonly role: LinkRole;
}
export type LinkRole =
  | 'subscription'
  | 'mapping'
  | 'on-success'
  | 'on-failure'
  | 'dead-letter'
  | 'redrive';

export function linksOf({
  functions,
  topics,
  queues,
  eventSourceMappings,
}: Scenario): readonly Link[] {
  const queue = (name: string) => ({ type: 'sqs-queue', name }) as const;
  return [
    ...functions.flatMap(({ name, onSuccess, onFailure, deadLetterTarget }): Link[] => {
      const from = { type: 'lambda-function', name } as const;
      return [
        ...(onSuccess ? [{ from, to: onSuccess, role: 'on-success' as const }] : []),
        ...(onFailure ? [{ from, to: onFailure, role: 'on-failure' as const }] : []),
        ...(deadLetterTarget ? [{ from, to: deadLetterTarget, role: 'dead-letter' as const }] : []),
      ];
    }),
    ...topics.flatMap(({ name, subscriptions }) =>
      subscriptions.flatMap(({ endpoint, deadLetterQueue }): Link[] => {
        const from = { type: 'sns-topic', name } as const;
        const letters: Link[] =
          deadLetterQueue === undefined
            ? []
            : [{ from, to: queue(deadLetterQueue), role: 'dead-letter' }];
        return [{ from, to: endpoint, role: 'subscription' }, ...letters];
      }),
    ),
    ...eventSourceMappings
      .filter(({ enabled }) => enabled)
      .map((mapping): Link => {
        const to = { type: 'lambda-function', name: mapping.function } as const;
        return { from: queue(mapping.queue), to, role: 'mapping' };
      }),
    ...queues.flatMap(({ name, redrivePolicy }): Link[] =>
      redrivePolicy
        ? [{ from: queue(name), to: queue(redrivePolicy.deadLetterQueue), role: 'redrive' }]
        : [],
    ),
  ];
}

/** Whether a link takes what failed; a queue at its end belongs into the last lane. */
export function isForFailures({ role }: Link): boolean {
  return role === 'on-failure' || role === 'dead-letter' || role === 'redrive';
}

export function keyOf({ type, name }: ResourceReference): string {
  return `${type}:${name}`;
}

/**
 * What is behind the targets, and in which of the lanes: `next` what a target leads to, `later`
 * whatever follows. Only what a rule's target leads to is on the map.
 */
export function lanesBehind(
  targets: readonly ResourceReference[],
  links: readonly Link[],
  hasPlace: (resource: ResourceReference) => boolean,
): ReadonlyMap<string, { readonly resource: ResourceReference; readonly lane: 'next' | 'later' }> {
  const found = new Map<string, { resource: ResourceReference; lane: 'next' | 'later' }>();
  const seen = new Set(targets.map(keyOf));
  let ahead: readonly ResourceReference[] = targets;
  for (let level = 1; ahead.length > 0; level++) {
    const reached: ResourceReference[] = [];
    for (const { from, to } of links) {
      if (!ahead.some((resource) => keyOf(resource) === keyOf(from)) || seen.has(keyOf(to)))
        continue;
      seen.add(keyOf(to));
      reached.push(to);
      // A bus is on the map already, and so are the queues of the last lane; they lead on, too.
      if (to.type !== 'event-bus' && !hasPlace(to)) {
        found.set(keyOf(to), { resource: to, lane: level === 1 ? 'next' : 'later' });
      }
    }
    ahead = reached;
  }
  return found;
}

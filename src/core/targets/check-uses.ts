import type { ResourceProblem } from '../model/problem.ts';
import { CONFIGURED_LISTS, type ConfiguredReference } from '../model/resource.ts';
import type { Scenario, Target } from '../model/scenario.ts';

/** What cannot go well between the targets of rules and what they name; AWS takes all of it. */
export function checkUses(scenario: Scenario): readonly ResourceProblem[] {
  return scenario.buses.flatMap(({ name: bus, rules }) =>
    rules.flatMap(({ name: rule, targets }) =>
      targets.flatMap((target) =>
        problemsOf(target, scenario).map(
          ({ field, message }): ResourceProblem => ({
            severity: 'warning',
            place: { type: 'target', bus, rule, target: target.id, field },
            message,
          }),
        ),
      ),
    ),
  );
}

interface Found {
  readonly field: string;
  readonly message: string;
}

function problemsOf(target: Target, scenario: Scenario): readonly Found[] {
  const { resource, deadLetterQueue } = target;
  const found: Found[] = [];
  if (!existsIn(scenario, resource)) {
    const message = `There is no ${resource.name}: EventBridge cannot deliver, and does not try again.`;
    found.push({ field: 'resource', message });
  }
  const queue = { type: 'sqs-queue', name: deadLetterQueue ?? '' } as const;
  if (deadLetterQueue !== undefined && !existsIn(scenario, queue)) {
    const message = `There is no queue ${deadLetterQueue}: what cannot be delivered is lost.`;
    found.push({ field: 'deadLetterQueue', message });
  }
  if (resource.type === 'api-destination') {
    const endpoint = scenario.apiDestinations.find(({ name }) => name === resource.name)?.endpoint;
    const places = endpoint === undefined ? 0 : endpoint.split('*').length - 1;
    const values = target.httpParameters?.pathParameterValues?.length ?? 0;
    if (endpoint !== undefined && places !== values) {
      // Each `*` of an endpoint takes one value of the target.
      const message = `The endpoint has ${places} places for path parameters, and target ${target.id} gives ${values} values.`;
      found.push({ field: 'pathParameterValues', message });
    }
  }
  return found;
}

export function existsIn(scenario: Scenario, { type, name }: ConfiguredReference): boolean {
  const list: readonly { readonly name: string }[] = scenario[CONFIGURED_LISTS[type]];
  return list.some((item) => item.name === name);
}

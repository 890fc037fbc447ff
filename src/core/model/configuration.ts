import type { Scenario } from './scenario.ts';

/**
 * The account's resources as its APIs see them: what a person sets up, and calls of the API change.
 * A function's code is not among it.
 */
export interface Configuration
  extends Pick<Scenario, 'account' | 'region' | 'buses' | 'queues' | 'topics' | 'archives'> {
  readonly functions: readonly Omit<Scenario['functions'][number], 'code' | 'failures'>[];
}

export function configurationOf(scenario: Scenario): Configuration {
  const { account, region, buses, queues, topics, archives } = scenario;
  const functions = scenario.functions.map(({ code, failures, ...rest }) => rest);
  return { account, region, buses, queues, topics, archives, functions };
}

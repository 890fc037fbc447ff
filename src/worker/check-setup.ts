import { findCycles } from '../core/bus/cycles.ts';
import { EventBuses } from '../core/bus/event-bus.ts';
import { checkResources } from '../core/targets/check-resources.ts';
import type { SetupReport, SetupRequest } from './api.ts';

/** What a run would say of the parts of a scenario, without running it. */
export function checkSetup(request: SetupRequest): SetupReport {
  const scenario = { ...request, events: [], actions: [] };
  return {
    problems: new EventBuses(scenario).problems,
    resourceProblems: checkResources(scenario),
    cycles: findCycles(scenario),
  };
}

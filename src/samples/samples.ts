import type { ScenarioSource } from '../core/model/scenario.ts';
import { failingFunction } from './failing-function.ts';
import { orderSystem } from './order-system.ts';
import { unavailableApi } from './unavailable-api.ts';

export interface Sample {
  readonly id: string;
  readonly scenario: ScenarioSource;
}

/** The scenario that a first visit opens with. */
export const defaultSample: Sample = { id: 'order-system', scenario: orderSystem };

export const samples: readonly Sample[] = [
  defaultSample,
  { id: 'failing-function', scenario: failingFunction },
  { id: 'unavailable-api', scenario: unavailableApi },
];

import type { ScenarioSource } from '../../core/model/scenario.ts';

export const EXAMPLE_GROUPS = [
  'The order system',
  'Deciding by content',
  'AWS services',
  'Patterns of architecture',
  'Functions in two languages',
  'Targets',
  'Failure and retries',
  'Time',
] as const;
export type ExampleGroup = (typeof EXAMPLE_GROUPS)[number];

/** A complete scenario that tells one thing. */
export interface Example {
  /** The end of its address, `#example/<id>`; it stays the same for ever, since others link to it. */
  readonly id: string;
  readonly group: ExampleGroup;
  /** The one thing, and what to try; its first sentence stands in the gallery. */
  readonly tells: string;
  /** Its name is the title. */
  readonly scenario: ScenarioSource;
}

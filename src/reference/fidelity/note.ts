/** One thing in which the simulation may differ from AWS. Names of fields stand in backticks. */
export interface FidelityNote {
  readonly area: FidelityArea;
  /** What it is about, as the beginning of a line in a table. */
  readonly what: string;
  /** What is done here. */
  readonly here: string;
}

export const FIDELITY_AREAS = [
  'Patterns',
  'PutEvents',
  'Input',
  'Delivery',
  'Event buses',
  'Archives and schedules',
  'Lambda',
  'Handlers',
  'Terminal',
  'SQS',
  'API destinations',
  'SNS and Step Functions',
] as const;
export type FidelityArea = (typeof FIDELITY_AREAS)[number];

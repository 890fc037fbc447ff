import type { Sample } from '../../samples/samples.ts';

/** What can be done with whole scenarios. */
export interface ScenarioActions {
  readonly create: () => void;
  readonly openSample: (sample: Sample) => void;
  readonly open: (id: string) => void;
  readonly rename: (name: string) => void;
  readonly duplicate: () => void;
  readonly remove: () => void;
  /** Lets a person choose a file with one or several scenarios. */
  readonly openFile: () => void;
  /** Saves all that this browser keeps into one file. */
  readonly exportAll: () => void;
  /** Shows the states that the scenario was in. */
  readonly showHistory: () => void;
}

import type { Recorder } from '../bus/recorder.ts';
import type { Instant } from '../model/brand.ts';

/** What a service asks of the simulation. `Task` is its own scheduled work, as plain data. */
export interface ServicePorts<Task> {
  readonly record: Recorder;
  readonly now: () => Instant;
  readonly schedule: (at: Instant, task: Task) => void;
  /** For what happens if time passes, and is no reason to let time pass. */
  readonly scheduleQuietly: (at: Instant, task: Task) => void;
}

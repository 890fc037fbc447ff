/** Something that a person can find by its words and do. */
export interface Command {
  /** Told apart by this. */
  readonly id: string;
  readonly label: string;
  /** More words to find it by, which are also shown. */
  readonly detail?: string;
  readonly group: CommandGroup;
  /** The keys that do the same without looking for it. */
  readonly keys?: string;
  readonly run: () => void;
}

export const COMMAND_GROUPS = [
  'Do',
  'Look at',
  'Rules',
  'Events',
  'Resources',
  'Scenarios',
  'To read',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

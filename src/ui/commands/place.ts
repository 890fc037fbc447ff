import type { RouteSelection } from '../diagram/route.ts';
import type { ScenarioActions } from '../header/scenario-actions.ts';
import type { Layout } from '../state/layout.svelte.ts';
import type { Library } from '../state/library.svelte.ts';
import type { Session } from '../state/session.svelte.ts';
import type { Theme } from '../state/theme.svelte.ts';

/** Where commands are given: what they act on, and what the workbench does for them. */
export interface Place {
  readonly session: Session;
  readonly library: Library;
  readonly layout: Layout;
  readonly scenarioActions: ScenarioActions;
  readonly select: (selection: RouteSelection) => void;
  readonly send: () => void;
  readonly save: () => Promise<void>;
  readonly saveFile: () => Promise<void>;
  readonly share: () => void;
  readonly help: () => void;
  readonly checkFile: () => void;
  readonly setTheme: (theme: Theme) => void;
  /** Brings a part on screen and puts the focus there: event, rules, outcome, dock. */
  readonly focusPart: (part: number) => void;
  readonly goToProblem: (step: 1 | -1) => void;
}

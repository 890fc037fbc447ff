import type { FailureRule } from '../../core/model/failure.ts';
import type { ConfiguredReference } from '../../core/model/resource.ts';
import type { RuleReference } from './edits.ts';

export type RuleTab = 'pattern' | 'input' | 'targets';
export type OutcomeTab = 'why' | 'delivered' | 'queues';
export type DockTab = 'timeline' | 'metrics' | 'table' | 'log' | 'terminal' | 'tests' | 'problems';
export type Pane = 'event' | 'rules' | 'outcome' | 'flow' | 'more';

/** What is looked at. It is not part of the scenario: it is neither saved with it nor shared. */
export class Selection {
  event = $state('');
  /** Where events come from: those that are written down, or code that puts them. */
  source = $state<'event' | 'producers'>('event');
  producer = $state<string | null>(null);
  rule = $state.raw<RuleReference | null>(null);
  target = $state<string | null>(null);
  /** Index into the scenario's actions: which sending the outcome is about. */
  action = $state(0);
  /** A trace entry pointed at in the timeline or the log. */
  entry = $state<number | null>(null);
  ruleTab = $state<RuleTab>('pattern');
  outcomeTab = $state<OutcomeTab>('why');
  dockTab = $state<DockTab>('timeline');
  /** The bus, rule, function or queue whose metrics are shown, as `keyOfSource` has it. */
  metricSource = $state<string | null>(null);
  /** Archives and replays are in view, one archive of them in particular; `null`: they are not. */
  archives = $state.raw<{ readonly archive: string | null } | null>(null);
  /** The resource that is set up, while that is open; none of them if `resource` is `null`. */
  resources = $state.raw<{ readonly resource: ConfiguredReference | null } | null>(null);
  /** What failure switches were set to before they were turned off, for turning them on again. */
  readonly lastFailures = new Map<string, readonly FailureRule[]>();
  /** The setting that takes the focus as soon as it is on screen, as `Field` names it. */
  setting = $state<string | null>(null);
  /** What has been pasted of a dead-letter queue, while a dialog reads it. */
  deadLetter = $state<string | null>(null);
  /** What has been pasted of a bus's log, while a dialog reads it. */
  busLog = $state<string | null>(null);
  /** Events are generated for the pattern of the selected rule. */
  generating = $state(false);
  /** The one pane that a phone shows. */
  pane = $state<Pane>('event');
}

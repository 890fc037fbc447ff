import type { Scenario } from '../../core/model/scenario.ts';
import type { SharedView } from '../../share/view.ts';
import { ruleOf } from './edits.ts';
import type { DockTab, OutcomeTab, RuleTab, Selection } from './selection.svelte.ts';
import type { Session } from './session.svelte.ts';

/** A scenario opens with these; a link names only others. */
const RULE_TABS: readonly RuleTab[] = ['pattern', 'input', 'targets'];
const OUTCOME_TABS: readonly OutcomeTab[] = ['why', 'delivered', 'queues'];
const DOCK_TABS: readonly DockTab[] = ['timeline', 'table', 'log', 'problems'];

/**
 * Selects what a link shows, as far as the scenario has it. Returns whether a rule was named: if not,
 * the page chooses one.
 */
export function applyView(selection: Selection, scenario: Scenario, view: SharedView): boolean {
  const { sample, rule, tabs } = view;
  const pick = <Tab extends string>(known: readonly Tab[]) =>
    known.find((tab) => tabs.includes(tab));
  selection.ruleTab = pick(RULE_TABS) ?? 'pattern';
  selection.outcomeTab = pick(OUTCOME_TABS) ?? 'why';
  selection.dockTab = pick(DOCK_TABS) ?? 'timeline';
  if (sample !== null && scenario.events.some(({ id }) => id === sample)) {
    selection.event = sample;
    const sent = scenario.actions.findLastIndex(
      (action) => action.type === 'put-events' && action.event === sample,
    );
    if (sent >= 0) selection.action = sent;
  }
  if (!rule || !ruleOf(scenario, rule)) return false;
  selection.rule = rule;
  return true;
}

/** How the scenario is looked at now, without the moment and the highlighted value. */
export function viewOf({ selection, scenario, event, rule }: Session): SharedView {
  const { ruleTab, outcomeTab, dockTab } = selection;
  const tabs = [ruleTab, outcomeTab, dockTab].filter(
    (tab) => tab !== 'pattern' && tab !== 'why' && tab !== 'timeline',
  );
  return {
    rule: rule ? selection.rule : null,
    sample: event && event.id !== scenario.events[0]?.id ? event.id : null,
    tabs,
    at: null,
    highlight: null,
  };
}

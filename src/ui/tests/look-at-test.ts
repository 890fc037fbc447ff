import type { Expectation } from '../../core/model/expectation.ts';
import type { Session } from '../state/session.svelte.ts';

/** Shows what a test is about: the rule's verdict on its event, or what was delivered of it. */
export function lookAtTest(session: Session, expectation: Expectation): void {
  const { selection } = session;
  session.selectEvent(expectation.event);
  selection.pane = 'outcome';
  if (expectation.type === 'exact-matches') {
    const bus = session.event?.bus;
    const rules = session.scenario.buses.find(({ name }) => name === bus)?.rules ?? [];
    const rule = rules.find(({ name }) => expectation.rules.includes(name)) ?? rules[0];
    if (bus !== undefined && rule) selection.rule = { bus, name: rule.name };
    selection.outcomeTab = 'why';
    return;
  }
  selection.rule = { bus: expectation.bus, name: expectation.rule };
  if (expectation.type === 'match') {
    selection.outcomeTab = 'why';
    return;
  }
  selection.target = expectation.target;
  selection.outcomeTab = 'delivered';
}

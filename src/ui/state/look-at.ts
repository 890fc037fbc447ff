import type { Change } from '../../core/compare/compare-scenarios.ts';
import type { Session } from './session.svelte.ts';

/** Brings the first thing that was changed into view, as far as it is one of those one selects. */
export function lookAt(session: Session, changes: readonly Change[]): void {
  const { selection, scenario } = session;
  const first = changes.find(({ what, kind }) => what !== 'removed' && PLACES.includes(kind));
  if (!first) return;
  switch (first.kind) {
    case 'event': {
      const event = scenario.events.find(({ name }) => name === first.name);
      if (event) session.selectEvent(event.id);
      selection.pane = 'event';
      return;
    }
    case 'rule':
    case 'target': {
      const [bus = '', rule = first.name] = first.within;
      selection.rule = { bus, name: rule };
      selection.pane = 'rules';
      const fields = first.fields.map(({ field }) => field);
      if (first.kind === 'rule') {
        selection.ruleTab = fields.includes('pattern') ? 'pattern' : selection.ruleTab;
        return;
      }
      selection.target = first.name;
      selection.ruleTab = fields.some((field) => field.startsWith('input')) ? 'input' : 'targets';
    }
  }
}

const PLACES: readonly string[] = ['event', 'rule', 'target'];

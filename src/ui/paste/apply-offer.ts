import { assertNever } from '../../core/model/result.ts';
import type { Scenario } from '../../core/model/scenario.ts';
import type { Editors } from '../state/editors.svelte.ts';
import { addEvent, addRule, changeEvent, changeRule, freeName } from '../state/edits.ts';
import type { Session } from '../state/session.svelte.ts';
import type { Toasts } from '../state/toasts.svelte.ts';
import type { PasteAction, PasteOffer } from './offer.ts';

/** EventBridge quotas, and the scenario's own bound. */
const MOST_RULES = 300;
const MOST_EVENTS = 500;
const LONGEST_RULE_NAME = 64;

/** Does what was offered. One step undoes it: in the editor, or by the note that says what was done. */
export function applyOffer(
  action: PasteAction,
  offer: PasteOffer,
  { session, editors, toasts }: { session: Session; editors: Editors; toasts: Toasts },
): void {
  const before = session.scenario;
  const { event, rule } = session.selection;
  const done = (next: Scenario, what: string) => {
    session.change(next);
    toasts.show(what, {
      action: {
        label: 'Undo',
        run: () => {
          session.change(before);
          session.selectEvent(event);
          session.selection.rule = rule;
        },
      },
    });
  };
  switch (action.type) {
    case 'replace': {
      const editor = editors[offer.place];
      editor?.apply([{ from: 0, to: offer.paste.after.length, insert: action.text }]);
      editor?.focus();
      return;
    }
    case 'add-events': {
      const { events } = offer.recognition;
      const [next, ids] = withEvents(withoutPaste(session, offer), session, events);
      done(next, ids.length === 1 ? 'Event added.' : `${ids.length} events added.`);
      session.selectEvent(ids[0] ?? event);
      session.selection.pane = 'event';
      return;
    }
    case 'read-letter':
      session.change(withoutPaste(session, offer));
      session.selection.deadLetter = offer.paste.text;
      return;
    case 'read-log':
      session.change(withoutPaste(session, offer));
      session.selection.busLog = offer.paste.text;
      return;
    case 'set-pattern': {
      if (!rule) return;
      const restored = withoutPaste(session, offer);
      done(
        changeRule(restored, rule, { pattern: action.text }),
        `The pattern of ${rule.name} was replaced.`,
      );
      session.selection.ruleTab = 'pattern';
      session.selection.pane = 'rules';
      return;
    }
    case 'add-rules': {
      const bus = rule?.bus ?? session.event?.bus ?? before.buses[0]?.name ?? 'default';
      let next = withoutPaste(session, offer);
      const taken = next.buses.find(({ name }) => name === bus)?.rules.length ?? 0;
      const patterns = offer.recognition.patterns.slice(0, Math.max(0, MOST_RULES - taken));
      const added = patterns.map(({ name, text }) => {
        const [changed, reference] = addRule(next, bus, {
          name: ruleName(name),
          state: 'ENABLED',
          pattern: text,
          targets: [],
        });
        next = changed;
        return reference;
      });
      const [first] = added;
      if (!first) {
        toasts.show(`A bus has ${MOST_RULES} rules at most.`);
        return;
      }
      done(next, added.length === 1 ? `Rule ${first.name} added.` : `${added.length} rules added.`);
      session.selection.rule = first;
      session.selection.ruleTab = 'pattern';
      session.selection.pane = 'rules';
      return;
    }
    default:
      assertNever(action);
  }
}

/** The scenario as it was before the paste, with whatever else has changed since. */
function withoutPaste({ scenario, selection }: Session, { place, paste }: PasteOffer): Scenario {
  if (place === 'event') return changeEvent(scenario, selection.event, { text: paste.before });
  const { rule } = selection;
  return rule ? changeRule(scenario, rule, { pattern: paste.before }) : scenario;
}

function withEvents(
  scenario: Scenario,
  session: Session,
  events: PasteOffer['recognition']['events'],
): readonly [Scenario, readonly string[]] {
  const bus = session.event?.bus ?? scenario.buses[0]?.name ?? 'default';
  let next = scenario;
  const room = Math.max(0, MOST_EVENTS - scenario.events.length);
  const ids = events.slice(0, room).map(({ name, text }) => {
    const taken = next.events.map((existing) => existing.name);
    const [changed, id] = addEvent(next, { name: freeName(name, taken), bus, text });
    next = changed;
    return id;
  });
  return [next, ids];
}

/** What a rule may be called: a logical id or a label can have other characters. */
function ruleName(name: string | null): string {
  const clean = (name ?? '').replaceAll(/[^.\-_A-Za-z0-9]+/g, '-').slice(0, LONGEST_RULE_NAME);
  return clean === '' || clean === '-' ? 'my-rule' : clean;
}

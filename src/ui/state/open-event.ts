import { addEvent, freeName } from './edits.ts';
import type { Session } from './session.svelte.ts';

/** Opens an event as one of the scenario's own, on a bus of the scenario. */
export function openAsEvent(session: Session, name: string, text: string, wanted?: string): void {
  const { scenario } = session;
  const known = scenario.buses.find((bus) => bus.name === wanted)?.name;
  const bus = known ?? session.event?.bus ?? scenario.buses[0]?.name ?? 'default';
  const taken = scenario.events.map((existing) => existing.name);
  const [next, id] = addEvent(scenario, { name: freeName(name.slice(0, 100), taken), bus, text });
  session.change(next);
  session.selectEvent(id);
  session.selection.pane = 'event';
}

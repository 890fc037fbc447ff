import { type EventText, KnownFields } from '../../core/suggest/known-fields.ts';
import type { Assistance } from '../../editor/assist/assistance.ts';
import type { LibraryEvent } from '../../samples/events/library-event.ts';
import { loadSampleEvents } from '../../samples/events/load.ts';
import type { Session } from './session.svelte.ts';

/** Suggests in patterns what the event at hand has, then what others of the scenario and samples have. */
export function patternAssistance(session: Session): Assistance {
  return {
    kind: 'pattern',
    async fields(pattern) {
      const event = session.event?.text ?? '';
      const samples = await samplesFor(`${pattern}\n${event.slice(0, LONGEST_SEARCHED)}`);
      return new KnownFields([
        { text: event, origin: 'event' },
        ...savedEvents(session),
        ...samples,
      ]);
    },
  };
}

/** Suggests in events what other events of the scenario and samples of the same kind have. */
export function eventAssistance(session: Session): Assistance {
  return {
    kind: 'event',
    async fields(event) {
      const samples = await samplesFor(event.slice(0, LONGEST_SEARCHED));
      return new KnownFields([...savedEvents(session), ...samples]);
    },
  };
}

/** In characters: source and type stand at the beginning of an event. */
const LONGEST_SEARCHED = 20_000;

function savedEvents({ scenario, event }: Session): readonly EventText[] {
  return scenario.events
    .filter(({ id }) => id !== event?.id)
    .map(({ text }) => ({ text, origin: 'saved' }));
}

/**
 * Of the library: whole events of a type that the text names, else of a source that it names; of all
 * others their source and type. So one who writes a rule for S3 is offered what S3 sends.
 */
async function samplesFor(text: string): Promise<readonly EventText[]> {
  const library = await loadSampleEvents().catch((): readonly LibraryEvent[] => []);
  const names = (name: string) => text.includes(JSON.stringify(name));
  const ofSource = library.filter(({ source }) => names(source));
  const ofType = ofSource.filter(({ detailType }) => names(detailType));
  const near = ofType.length > 0 ? ofType : ofSource;
  const others = library.map(({ source, detailType }) => ({ source, 'detail-type': detailType }));
  return [
    ...near.map(({ text: whole }): EventText => ({ text: whole, origin: 'sample' })),
    ...others.map((envelope): EventText => ({ text: JSON.stringify(envelope), origin: 'sample' })),
  ];
}

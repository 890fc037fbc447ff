import { EMBED_VIEWS, type EmbedView } from '../../share/copies.ts';

/** How a page wants an embedded scenario: from the query of the frame's address. */
export interface EmbedOptions {
  /** A scenario, or an exercise alone. */
  readonly mode: 'scenario' | 'challenge';
  readonly view: EmbedView;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly isReadonly: boolean;
  readonly clickToLoad: boolean;
}

export function embedOptions(query: URLSearchParams): EmbedOptions {
  const theme = query.get('theme');
  return {
    mode: query.get('mode') === 'challenge' ? 'challenge' : 'scenario',
    view: EMBED_VIEWS.find((view) => view === query.get('view')) ?? 'all',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    isReadonly: query.get('readonly') === '1',
    clickToLoad: query.get('ctl') === '1',
  };
}

/** Whether a view is about what became of the event, beside what the rules say to it. */
export function showsDeliveries(view: EmbedView): boolean {
  return view === 'all' || view === 'map' || view === 'timeline';
}

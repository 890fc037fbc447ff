import type { LibraryEvent } from './library-event.ts';

let library: Promise<readonly LibraryEvent[]> | undefined;

/** The library of sample events, grouped and in the order to show. Its text is loaded when first asked for. */
export function loadSampleEvents(): Promise<readonly LibraryEvent[]> {
  library ??= import('./library.ts').then(
    ({ libraryEvents }) => libraryEvents,
    (problem: unknown) => {
      // Whoever asks again may be online again.
      library = undefined;
      throw problem;
    },
  );
  return library;
}

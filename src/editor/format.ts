import { isolateHistory } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { formatSteps, minifyJson } from '../core/json/format.ts';
import { whitespaceChanges } from './whitespace-changes.ts';

export type FormatStyle = 'indented' | 'compact';

/** How long the text is worked on before keys and the pointer are listened to again. */
const SLICE_MILLISECONDS = 12;
/** Changes are followed one by one up to so many; more are one change of the whole text. */
const MOST_CHANGES = 5_000;

/**
 * Lays the text out, or takes all white space out of it, as one change to be undone. Returns why that
 * cannot be done, or `null`: what is not JSON is left alone, since its line breaks may mean something.
 */
export async function formatView(view: EditorView, style: FormatStyle): Promise<string | null> {
  const { doc } = view.state;
  const text = doc.toString();
  const problem = problemOf(text);
  if (problem !== null) return `Not formatted, since it is not JSON yet: ${problem}`;
  const formatted = style === 'compact' ? minifyJson(text) : await inSlices(formatSteps(text));
  if (view.state.doc !== doc) return 'Not formatted, since the text has changed meanwhile.';
  const changes = whitespaceChanges(text, formatted);
  if (changes.length === 0) return null;
  const isMany = changes.length > MOST_CHANGES;
  view.dispatch({
    changes: isMany ? { from: 0, to: text.length, insert: formatted } : [...changes],
    ...(isMany && { selection: { anchor: 0 } }),
    scrollIntoView: true,
    userEvent: 'format',
    annotations: isolateHistory.of('full'),
    effects: EditorView.announce.of(style === 'compact' ? 'White space removed' : 'Formatted'),
  });
  return null;
}

function problemOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  let sliceEnds = performance.now() + SLICE_MILLISECONDS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    sliceEnds = performance.now() + SLICE_MILLISECONDS;
  }
}

import type { Extension } from '@codemirror/state';
import { activateHover, EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import { articleAt } from '../../core/suggest/article-place.ts';
import type { ReferenceEntry } from '../../reference/entry.ts';
import { articleElement, articleText } from './article-element.ts';
import { articleNamed } from './articles.ts';
import type { Assistance } from './assistance.ts';

const HOVER_MILLISECONDS = 450;
/** In characters: a larger text is not read up to every place that the pointer rests at. */
const LARGEST_HOVERED = 100_000;

/** Set while an article is shown because it was asked for, and not because the pointer rests. */
let isAsked = false;

/** Shows the article about an operator or field that is pointed at. */
export function articlesOnHover({ kind }: Assistance): Extension {
  return hoverTooltip(
    (view, position): Tooltip | null => {
      if (!isAsked && view.state.doc.length > LARGEST_HOVERED) return null;
      const found = articleIn(kind, view, position, isAsked);
      if (!found) return null;
      return {
        pos: found.from,
        end: found.to,
        create: () => ({ dom: articleElement(found.entry) }),
      };
    },
    { hoverTime: HOVER_MILLISECONDS },
  );
}

/** Shows the article about what is at the caret, and reads its beginning out. */
export function showArticle(
  view: EditorView,
  { kind }: Assistance,
  onnotice: (text: string) => void,
): void {
  const { head } = view.state.selection.main;
  const found = articleIn(kind, view, head, true);
  if (!found) {
    onnotice('There is no article about this place. Go to an operator or a field and try again.');
    return;
  }
  isAsked = true;
  activateHover(view, head, 1, {
    until: ({ docChanged, selection }) => docChanged || selection !== undefined,
  });
  isAsked = false;
  view.dispatch({ effects: EditorView.announce.of(articleText(found.entry)) });
}

/** The end of the address of the article about what is at the caret, or around it. */
export function articleSlugAt(view: EditorView, { kind }: Assistance): string | null {
  return articleIn(kind, view, view.state.selection.main.head, true)?.entry.slug ?? null;
}

function articleIn(
  kind: Assistance['kind'],
  view: EditorView,
  position: number,
  asked: boolean,
): { readonly entry: ReferenceEntry; readonly from: number; readonly to: number } | null {
  const place = articleAt(kind, view.state.doc.toString(), position, asked);
  const entry = place && articleNamed(place.name);
  return entry ? { entry, ...place.span } : null;
}

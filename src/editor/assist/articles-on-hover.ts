import { type Extension, Prec } from '@codemirror/state';
import { activateHover, EditorView, hoverTooltip, keymap, type Tooltip } from '@codemirror/view';
import { articleAt } from '../../core/suggest/article-place.ts';
import { articleCommand } from './article-command.ts';
import { articleElement, articleText } from './article-element.ts';
import { articleNamed } from './articles.ts';
import type { Assistance } from './assistance.ts';

const HOVER_MILLISECONDS = 450;
/** In characters: a larger text is not read up to every place that the pointer rests at. */
const LARGEST_HOVERED = 100_000;

/** Shows the article about an operator or field that is pointed at, or with Ctrl/⌘ I about the caret's. */
export function articlesOnHover({ kind }: Assistance, onnotice: (text: string) => void): Extension {
  /** Set while an article is shown because it was asked for. */
  let isAsked = false;
  const find = (view: EditorView, position: number, asked: boolean) => {
    const place = articleAt(kind, view.state.doc.toString(), position, asked);
    const entry = place && articleNamed(place.name);
    return entry && { entry, span: place.span };
  };
  const hover = hoverTooltip(
    (view, position): Tooltip | null => {
      if (!isAsked && view.state.doc.length > LARGEST_HOVERED) return null;
      const found = find(view, position, isAsked);
      if (!found) return null;
      return {
        pos: found.span.from,
        end: found.span.to,
        above: false,
        create: () => ({ dom: articleElement(found.entry) }),
      };
    },
    { hoverTime: HOVER_MILLISECONDS },
  );
  const show = (view: EditorView) => {
    const { head } = view.state.selection.main;
    const found = find(view, head, true);
    if (!found) {
      onnotice('There is no article about this place. Go to an operator or a field and try again.');
      return true;
    }
    isAsked = true;
    activateHover(view, head, 1, {
      tooltip: hover,
      until: ({ docChanged, selection }) => docChanged || selection !== undefined,
    });
    isAsked = false;
    view.dispatch({ effects: EditorView.announce.of(articleText(found.entry)) });
    return true;
  };
  return [
    hover,
    articleCommand.of(show),
    Prec.high(keymap.of([{ key: 'Mod-i', run: show, preventDefault: true }])),
  ];
}

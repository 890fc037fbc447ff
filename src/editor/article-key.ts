import { type Extension, Facet, Prec } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { openArticle } from '../reference/address.ts';

/** Names the article about what is at the caret; `null` if there is none. */
export const articleAtCaret = Facet.define<(view: EditorView) => Promise<string | null>>();

interface ArticleKeyOptions {
  /** The article about the mistake at an offset. */
  readonly ofMistake: (offset: number) => string | null;
  readonly onnotice: (text: string) => void;
}

/** F1 opens the article about what is at the caret, a mistake before anything else. */
export function articleKey(options: ArticleKeyOptions): Extension {
  return Prec.high(
    keymap.of([
      {
        key: 'F1',
        run(view) {
          const slug = options.ofMistake(view.state.selection.main.head);
          // Where there is nothing to ask about, the key is the page's.
          if (slug === null && view.state.facet(articleAtCaret).length === 0) return false;
          void openAt(view, slug, options);
          return true;
        },
        stopPropagation: true,
      },
    ]),
  );
}

/** Does what F1 does, for those who have no such key. */
export async function openArticleAt(view: EditorView, options: ArticleKeyOptions): Promise<void> {
  await openAt(view, options.ofMistake(view.state.selection.main.head), options);
}

async function openAt(
  view: EditorView,
  ofMistake: string | null,
  { onnotice }: ArticleKeyOptions,
): Promise<void> {
  let slug = ofMistake;
  for (const ask of view.state.facet(articleAtCaret)) slug ??= await ask(view);
  if (slug !== null) openArticle(slug);
  else
    onnotice('There is no article about this place. Go to an operator or a field and try again.');
}

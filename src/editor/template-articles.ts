import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import { articleAtCaret } from './article-key.ts';
import { articleTheme } from './assist/article-theme.ts';

const PLACEHOLDER = /<([^<>]*)>/g;

/** The article about the placeholder at an offset of a template, or about templates as such. */
export function templateArticleAt(
  text: string,
  offset: number,
): { readonly slug: string; readonly from: number; readonly to: number } | null {
  for (const { index, 0: whole, 1: name = '' } of text.matchAll(PLACEHOLDER)) {
    const to = index + whole.length;
    if (index > offset || offset > to) continue;
    return { slug: name.startsWith('aws.') ? name : 'input-paths-map', from: index, to };
  }
  return null;
}

/** Shows the article about a predefined variable that is pointed at; F1 opens it. */
export function templateArticles(): Extension {
  return [
    articleTheme,
    articleAtCaret.of(async (view) => {
      const found = templateArticleAt(view.state.doc.toString(), view.state.selection.main.head);
      return found?.slug ?? 'input-template';
    }),
    hoverTooltip(async (view, position) => {
      const found = templateArticleAt(view.state.doc.toString(), position);
      if (!found) return null;
      const dom = await cardOf(view, found.slug);
      return dom && { pos: found.from, end: found.to, create: () => ({ dom }) };
    }),
  ];
}

async function cardOf(view: EditorView, slug: string): Promise<HTMLElement | null> {
  const [{ articleElement }, { inputs }, { variables }] = await Promise.all([
    import('./assist/article-element.ts'),
    import('../reference/articles/input.ts'),
    import('../reference/articles/variables.ts'),
  ]);
  const entry = [...variables, ...inputs].find((one) => one.slug === slug);
  return view.dom.isConnected && entry ? articleElement(entry) : null;
}

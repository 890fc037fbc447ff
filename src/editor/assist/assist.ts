import type { Extension } from '@codemirror/state';
import { articleTheme } from './article-theme.ts';
import { articlesOnHover } from './articles-on-hover.ts';
import { assistTheme } from './assist-theme.ts';
import type { Assistance } from './assistance.ts';
import { completion } from './completion.ts';
import { listFocus } from './list-focus.ts';

export { startCompletion } from '@codemirror/autocomplete';
export { articleSlugAt, showArticle } from './articles-on-hover.ts';

/** All that helps while writing, loaded together. */
export function assist(assistance: Assistance): Extension {
  return [
    completion(assistance),
    listFocus(),
    articlesOnHover(assistance),
    assistTheme,
    articleTheme,
  ];
}

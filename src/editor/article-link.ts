import { articleAddress, isEmbedded } from '../reference/address.ts';

/** A link to an article, for what is shown at a place of a text. */
export function articleLink(slug: string, words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'cm-article-link';
  link.href = articleAddress(slug);
  link.rel = 'noopener';
  if (isEmbedded()) link.target = '_blank';
  link.textContent = words;
  return link;
}

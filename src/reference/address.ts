/** An embedded scenario has no pages to read: its links lead to the page of its own. */
export function isEmbedded(): boolean {
  return location.pathname.endsWith('/embed.html');
}

/**
 * The whole address of an article: a bare fragment is a link within the page to tools for
 * accessibility, and one below the edge of the screen a mistake.
 */
export function articleAddress(slug: string): string {
  const fragment = `#reference/${slug}`;
  if (isEmbedded()) return new URL(`./${fragment}`, location.href).href;
  return `${location.href.split('#')[0]}${fragment}`;
}

/** Shows an article over what is open, which stays as it is. */
export function openArticle(slug: string): void {
  if (isEmbedded()) window.open(articleAddress(slug), '_blank', 'noopener');
  else location.hash = `reference/${slug}`;
}

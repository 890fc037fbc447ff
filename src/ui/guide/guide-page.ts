/** A page to read, beside the playground; its address is a fragment that others link to. */
export type GuidePage =
  /** `id` is that of an exercise, `null` for the course as a whole. */
  | { readonly type: 'learn'; readonly id: string | null }
  | { readonly type: 'examples' }
  | { readonly type: 'fidelity' }
  | { readonly type: 'storage' }
  | { readonly type: 'embedding' }
  /** `slug` is that of an article, `null` for the list of them. */
  | { readonly type: 'reference'; readonly slug: string | null };

/** `null` if the address is not that of a page to read. */
export function guidePageOf(fragment: string): GuidePage | null {
  const [page, slug = ''] = fragment.replace(/^#/, '').split('/');
  if (page === 'learn') return { type: 'learn', id: slug || null };
  if (page === 'examples') return { type: 'examples' };
  if (page === 'fidelity') return { type: 'fidelity' };
  if (page === 'storage') return { type: 'storage' };
  if (page === 'embedding') return { type: 'embedding' };
  if (page === 'reference') return { type: 'reference', slug: slug || null };
  return null;
}

/**
 * The whole address of a page to read: a bare fragment is a link within the page to tools for
 * accessibility, and one below the edge of the screen a mistake.
 */
export function addressOf(fragment: string): string {
  return `${location.href.split('#')[0]}#${fragment}`;
}

/** A page to read, beside the playground; its address is a fragment that others link to. */
export type GuidePage =
  | { readonly type: 'examples' }
  | { readonly type: 'fidelity' }
  /** `slug` is that of an article, `null` for the list of them. */
  | { readonly type: 'reference'; readonly slug: string | null };

/** `null` if the address is not that of a page to read. */
export function guidePageOf(fragment: string): GuidePage | null {
  const [page, slug = ''] = fragment.replace(/^#/, '').split('/');
  if (page === 'examples') return { type: 'examples' };
  if (page === 'fidelity') return { type: 'fidelity' };
  if (page === 'reference') return { type: 'reference', slug: slug || null };
  return null;
}

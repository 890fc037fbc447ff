import { entryWithSlug } from '../../../reference/catalogue.ts';
import type { ReferenceEntry } from '../../../reference/entry.ts';
import { findTexts } from '../../../reference/find-text.ts';

/** What an address asks for: an article, and the text in it that one came for, if it is about one. */
export interface AskedArticle {
  readonly entry: ReferenceEntry;
  readonly text: string | null;
}

/** `null` if there is no such article. */
export function askedArticle(slug: string): AskedArticle | null {
  if (slug.startsWith('text=')) {
    const [found] = findTexts(askedText(slug));
    return found ? { entry: found.entry, text: found.text.slug } : null;
  }
  const entry = entryWithSlug(slug);
  return entry ? { entry, text: entry.slug === slug ? null : slug } : null;
}

/** The text that an address gives in place of the name of an article. */
export function askedText(slug: string): string {
  const text = slug.replace(/^text=/, '');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

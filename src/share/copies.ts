/** Texts that show a scenario elsewhere, made of its link. */

/** Where the parts of the site are, each an absolute address. */
export interface Site {
  /** The page itself, without query and fragment. */
  readonly page: string;
  readonly badge: string;
  readonly embedPage: string;
  readonly embedScript: string;
}

/** @param base the page's own address, of which query and fragment do not count */
export function siteAt(base: string): Site {
  const at = (file: string) => new URL(file, base).href;
  const page = new URL(base);
  page.search = '';
  page.hash = '';
  return {
    page: page.href,
    badge: at('badge.svg'),
    embedPage: at('embed.html'),
    embedScript: at('embed.js'),
  };
}

export function markdownOf(name: string, link: string, { badge }: Site): string {
  return `[![Open ${inMarkdown(name)} in Buslab](${badge})](${link})`;
}

export interface EmbedChoice {
  readonly view: EmbedView;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly readonly: boolean;
  /** Nothing is loaded before somebody clicks. */
  readonly clickToLoad: boolean;
  /** In pixels. For the element it is the height until the scenario has told its own. */
  readonly height: number;
}

export const EMBED_VIEWS = ['all', 'pattern', 'why', 'map', 'timeline', 'transformer'] as const;
export type EmbedView = (typeof EMBED_VIEWS)[number];

/**
 * The address of a frame.
 *
 * @param fragment `#s=…`
 * @param view the query of the view, as `writeView` gives it
 */
export function embedAddress(
  fragment: string,
  view: URLSearchParams,
  choice: EmbedChoice,
  { embedPage }: Site,
): string {
  const query = new URLSearchParams(view);
  if (choice.view !== 'all') query.set('view', choice.view);
  if (choice.theme !== 'auto') query.set('theme', choice.theme);
  if (choice.readonly) query.set('readonly', '1');
  if (choice.clickToLoad) query.set('ctl', '1');
  const text = query.toString();
  return `${embedPage}${text && `?${text}`}${fragment}`;
}

export function frameOf(
  name: string,
  address: string,
  { height }: Pick<EmbedChoice, 'height'>,
): string {
  return `<iframe src="${inHtml(address)}" title="${inHtml(name)} in Buslab" width="100%" height="${height}" loading="lazy" style="border: 0"></iframe>`;
}

/** The element makes its frame when it comes near the screen, and is as high as what it shows. */
export function elementOf(
  name: string,
  fragment: string,
  view: URLSearchParams,
  choice: EmbedChoice,
  { embedScript }: Site,
): string {
  const query = view.toString();
  return element(embedScript, [
    choice.view !== 'all' && `view="${choice.view}"`,
    choice.theme !== 'auto' && `theme="${choice.theme}"`,
    choice.readonly && 'readonly',
    choice.clickToLoad && 'click-to-load',
    `height="${choice.height}"`,
    `label="${inHtml(name)}"`,
    query && `query="${inHtml(query)}"`,
    `scenario="${inHtml(fragment)}"`,
  ]);
}

/** Its script, and the element with these attributes. */
export function element(script: string, attributes: readonly (string | false)[]): string {
  return `<script async src="${inHtml(script)}"></script>\n<buslab-playground ${attributes.filter(Boolean).join(' ')}></buslab-playground>`;
}

export function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function inMarkdown(text: string): string {
  return text.replaceAll(/[\\[\]<>*_`|!]/g, '\\$&').replaceAll(/\s+/g, ' ');
}

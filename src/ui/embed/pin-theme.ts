import type { EmbedTheme } from '../../embed/embed.d.ts';

/** The colours that the page around wants; `auto` follows the reader's system. */
export function pinTheme(theme: EmbedTheme): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset.theme;
  else dataset.theme = theme;
}

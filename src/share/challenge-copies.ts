import { type EmbedChoice, element, inHtml, type Site } from './copies.ts';

/** Texts that show an exercise elsewhere, made of its link. */

/** How an exercise is embedded: what of the choice there is for one. */
export type ChallengeChoice = Omit<EmbedChoice, 'view' | 'readonly'>;

/** @param fragment of the exercise's link, without `#`: `learn/…` */
export function challengeAddress(
  fragment: string,
  { theme, clickToLoad }: ChallengeChoice,
  { embedPage }: Site,
): string {
  const query = new URLSearchParams({ mode: 'challenge' });
  if (theme !== 'auto') query.set('theme', theme);
  if (clickToLoad) query.set('ctl', '1');
  return `${embedPage}?${query}#${fragment}`;
}

/** The element with an exercise, which tells its page when it is solved. */
export function challengeElement(
  title: string,
  fragment: string,
  { theme, clickToLoad, height }: ChallengeChoice,
  { embedScript }: Site,
): string {
  return element(embedScript, [
    'mode="challenge"',
    theme !== 'auto' && `theme="${theme}"`,
    clickToLoad && 'click-to-load',
    `height="${height}"`,
    `label="${inHtml(title)}"`,
    `exercise="${inHtml(fragment.replace(/^learn\//, ''))}"`,
  ]);
}

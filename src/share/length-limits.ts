/**
 * Where a long link is cut or refused: characters of one message, as each service documents them.
 * A link in Markdown or behind a word counts in full.
 */
export interface LengthLimit {
  readonly where: string;
  readonly characters: number;
  /** What becomes of a longer message. */
  readonly above: string;
}

/** The smallest first. */
export const LENGTH_LIMITS: readonly LengthLimit[] = [
  // Discord Developer Documentation, Create Message: `content`, up to 2000 characters.
  { where: 'Discord', characters: 2_000, above: 'refuses it' },
  // Slack API changelog, “Truncating really long messages”: 4,000 advised, split above; cut at 40,000.
  { where: 'Slack', characters: 4_000, above: 'may break it in two' },
  // Telegram Bot API, sendMessage: `text`, 1–4096 characters.
  { where: 'Telegram', characters: 4_096, above: 'takes none' },
  // GitHub REST API, issue comments: “maximum is 65536 characters”.
  { where: 'a GitHub comment', characters: 65_536, above: 'refuses it' },
  // Chromium's url::kMaxURLChars: 2 MB; a longer address opens a blank page.
  { where: 'Chrome', characters: 2_000_000, above: 'does not open it' },
];

/** What a link of that length runs into. */
export function limitsBelow(characters: number): readonly LengthLimit[] {
  return LENGTH_LIMITS.filter((limit) => characters > limit.characters);
}

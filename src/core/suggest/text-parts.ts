/**
 * The beginnings of a text that mean something: up to a separator or the end of a word, the longest
 * first. The text is the inside of a JSON string, and so are its parts.
 */
export function beginningsOf(text: string): readonly string[] {
  return boundariesOf(text)
    .reverse()
    .map((end) => text.slice(0, end));
}

/** The ends of a text that mean something, the longest first. */
export function endingsOf(text: string): readonly string[] {
  return boundariesOf(text).map((end) => {
    const isSeparator = /[^\p{L}\p{N}]/u.test(text.charAt(end - 1));
    return text.slice(isSeparator ? end - 1 : end);
  });
}

/** Offsets behind separators, and between a small letter and a capital. */
function boundariesOf(text: string): number[] {
  const found: number[] = [];
  // What is escaped is not taken apart.
  if (text.includes('\\')) return found;
  for (const { index } of text.matchAll(/[.:/@_\- ](?=.)|\p{Ll}(?=\p{Lu})/gu)) {
    found.push(index + 1);
  }
  return found;
}

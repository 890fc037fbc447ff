const QUOTED_LENGTH = 500;

/**
 * Where a reader that has consumed so much stands, in the words of AWS's messages. `overshoot` is
 * how many columns further it stands without having counted them as lines.
 */
export function sourceLocation(text: string, consumed: number, overshoot = 0): string {
  // Every line feed begins a line, and so does a carriage return that none follows.
  const breaks = [...text.slice(0, consumed).matchAll(/\r\n|\r|\n/g)];
  const last = breaks.at(-1);
  const column = consumed - (last ? last.index + last[0].length : 0) + 1 + overshoot;
  const left = text.length - QUOTED_LENGTH;
  const truncated = left > 0 ? `[truncated ${left} chars]` : '';
  return `[Source: (String)"${quote(text)}"${truncated}; line: ${breaks.length + 1}, column: ${column}]`;
}

/** Control characters other than line breaks are written as escapes. */
function quote(text: string): string {
  let shown = '';
  for (const character of text.slice(0, QUOTED_LENGTH)) {
    const isEscaped = isControl(character) && character !== '\n' && character !== '\r';
    shown += isEscaped ? `\\u${hexadecimal(character).toUpperCase().padStart(4, '0')}` : character;
  }
  return shown;
}

/** A character in the words of AWS's messages. */
export function describeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (isControl(character)) return `(CTRL-CHAR, code ${code})`;
  const unusual = code > 0xff ? ` / 0x${hexadecimal(character)}` : '';
  return `'${character}' (code ${code}${unusual})`;
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

function hexadecimal(character: string): string {
  return character.charCodeAt(0).toString(16);
}

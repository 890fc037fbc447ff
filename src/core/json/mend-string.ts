/** Which quote ends a string that begins with another than the plain one. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”“"',
  '”': '”“"',
  '„': '“”"',
  '‘': "’‘'",
  '’': "’‘'",
};

const ESCAPES = '"\\/bfnrtu';

export interface MendedString {
  /** Behind the string's end in the text. */
  readonly end: number;
  readonly json: string;
  /** What had to be done; `null` if the string is JSON as it is. */
  readonly title: string | null;
}

/** Reads a string that begins with a quote of any kind, and writes it as JSON has it. */
export function mendString(text: string, from: number): MendedString {
  const opening = text[from] ?? '"';
  const closing = CLOSING[opening] ?? '"';
  let json = '"';
  let title: string | null = opening === '"' ? null : 'Use double quotes';
  let position = from + 1;
  for (;;) {
    const character = text[position];
    // A plain string ends with its line: else one quote that is missing swallows all that follows.
    const isLost = character === undefined || (character === '\n' && opening !== '`');
    if (isLost) {
      const kept = json.replace(/[\s,}\]]*$/, '');
      const end = position - (json.length - kept.length);
      return {
        end: Math.max(end, from + 1),
        json: `${kept}"`,
        title: 'Add the quote that is missing',
      };
    }
    position++;
    if (closing.includes(character)) return { end: position, json: `${json}"`, title };
    if (character === '\\') {
      const escaped = escapeAt(text, position);
      json += escaped.json;
      position = escaped.end;
      if (escaped.title) title = escaped.title;
    } else if (character === '"') {
      json += '\\"';
    } else if (character < ' ') {
      json += JSON.stringify(character).slice(1, -1);
      title = 'Escape line breaks and tabs in texts';
    } else json += character;
  }
}

/** An escape sequence, of which the backslash has been read. */
function escapeAt(
  text: string,
  at: number,
): { readonly json: string; readonly end: number; readonly title?: string } {
  const letter = text[at];
  if (letter === undefined) return { json: '\\\\', end: at, title: 'Double the backslash' };
  if (letter === "'" || letter === '`') {
    return { json: letter, end: at + 1, title: 'Use double quotes' };
  }
  const hex = /^x([0-9a-fA-F]{2})/.exec(text.slice(at, at + 3))?.[1];
  if (hex) return { json: `\\u00${hex}`, end: at + 3, title: `Write \\u00${hex} for \\x${hex}` };
  const isUnicode = letter === 'u' && /^[0-9a-fA-F]{4}/.test(text.slice(at + 1, at + 5));
  if (ESCAPES.includes(letter) && (letter !== 'u' || isUnicode)) {
    return { json: `\\${letter}`, end: at + 1 };
  }
  return { json: `\\\\${letter}`, end: at + 1, title: 'Double the backslash' };
}

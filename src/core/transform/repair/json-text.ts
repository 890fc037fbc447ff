import { splitTemplate } from '../template.ts';

/**
 * What people write in place of JSON, and the JSON they mean. Each takes a text and gives another, or
 * the same if it has nothing to mend; whether the other is better is for the caller to prove. A
 * placeholder is one letter of a value here, so nothing inside its brackets is ever changed.
 */

/** Text in quotation marks, with escapes for what cannot stand there as it is. */
export function quoted(text: string): string {
  return `"${escapedInside(text)}"`;
}

/** Escapes what is not escaped yet; placeholders stay. */
export function escapedInside(text: string): string {
  return splitTemplate(text)
    .map((part) => {
      if (part.type === 'placeholder') return text.slice(part.span.from, part.span.to);
      return part.text
        .replace(/\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})|[\\"]/g, (found) =>
          found.length > 1 ? found : `\\${found}`,
        )
        .replace(/\r?\n/g, '\\n')
        .replaceAll('\t', '\\t')
        .replaceAll('\r', '\\r');
    })
    .join('');
}

export function withDoubleQuotes(text: string): string {
  return text.includes('"') ? text : text.replaceAll("'", '"');
}

export function withoutTrailingCommas(text: string): string {
  return outsideStrings(text, (piece) => piece.replace(/,(\s*[}\]])/g, '$1'));
}

export function withQuotedNames(text: string): string {
  return outsideStrings(text, (piece) =>
    piece.replace(/([{,]\s*)([A-Za-z_$][\w$-]*)(?=\s*:)/g, '$1"$2"'),
  );
}

/** Closes what was opened and not closed. */
export function withClosers(text: string): string {
  const open: string[] = [];
  let insideString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (insideString) {
      if (character === '\\') index++;
      else if (character === '"') insideString = false;
    } else if (character === '"') insideString = true;
    else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    else if (character === '}' || character === ']') open.pop();
  }
  return `${text.trimEnd()}${insideString ? '"' : ''}${open.reverse().join('')}`;
}

/** Puts quotation marks around the value that the reader stumbled at. */
export function withQuotedValue(text: string, at: number): { text: string; value: string } | null {
  const from = valueStart(text, at);
  const to = valueEnd(text, from);
  const value = text.slice(from, to).trimEnd();
  if (value === '' || /^[{["]/.test(value)) return null;
  return { text: text.slice(0, from) + quoted(value) + text.slice(from + value.length), value };
}

/** Behind the colon, comma or bracket that the value follows. */
function valueStart(text: string, at: number): number {
  const places = structurePlaces(text).filter(
    (place) => place < at && /[:,[{]/.test(text[place] ?? ''),
  );
  const after = (places.at(-1) ?? -1) + 1;
  return after + (/^\s*/.exec(text.slice(after))?.[0].length ?? 0);
}

function valueEnd(text: string, from: number): number {
  const end = structurePlaces(text).find(
    (place) => place >= from && /[,}\]]/.test(text[place] ?? ''),
  );
  const line = text.indexOf('\n', from);
  return Math.min(end ?? text.length, line < 0 ? text.length : line);
}

/** Where punctuation of JSON stands: outside strings and outside placeholders. */
function structurePlaces(text: string): readonly number[] {
  const places: number[] = [];
  let insideString = false;
  for (const part of splitTemplate(text)) {
    if (part.type === 'placeholder') continue;
    for (let index = 0; index < part.text.length; index++) {
      const character = part.text[index] ?? '';
      if (insideString && character === '\\') index++;
      else if (character === '"') insideString = !insideString;
      else if (!insideString && /[{}[\],:]/.test(character)) places.push(part.from + index);
    }
  }
  return places;
}

/** Changes the pieces of a text between its strings. */
function outsideStrings(text: string, change: (piece: string) => string): string {
  const pieces = text.split(/("(?:[^"\\]|\\[\s\S])*")/);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : change(piece))).join('');
}

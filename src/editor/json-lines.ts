import type { Text } from '@codemirror/state';

/** What a reader of brackets knows between two characters. */
interface Reading {
  inString: boolean;
  escaped: boolean;
}

/** Whether a character is a bracket outside of strings: 1 opens, -1 closes, 0 is none. */
function bracketAt(character: string, reading: Reading): -1 | 0 | 1 {
  if (reading.inString) {
    if (reading.escaped) reading.escaped = false;
    else if (character === '\\') reading.escaped = true;
    // A string that is not closed ends with its line, so that one slip does not swallow the rest.
    else if (character === '"' || character === '\n') reading.inString = false;
    return 0;
  }
  switch (character) {
    case '"':
      reading.inString = true;
      return 0;
    case '{':
    case '[':
      return 1;
    case '}':
    case ']':
      return -1;
    default:
      return 0;
  }
}

/** The last bracket that a line of JSON opens and does not close. */
export function danglingOpener(line: string): number | null {
  const reading: Reading = { inString: false, escaped: false };
  const open: number[] = [];
  for (let index = 0; index < line.length; index++) {
    const bracket = bracketAt(line.charAt(index), reading);
    if (bracket > 0) open.push(index);
    else if (bracket < 0) open.pop();
  }
  return open.at(-1) ?? null;
}

/** Where the bracket is that closes what has been opened before `from`; `null` if there is none. */
export function closerOf(doc: Text, from: number): number | null {
  const reading: Reading = { inString: false, escaped: false };
  let depth = 1;
  let position = from;
  for (const piece of doc.iterRange(from)) {
    for (let index = 0; index < piece.length; index++) {
      depth += bracketAt(piece.charAt(index), reading);
      if (depth === 0) return position + index;
    }
    position += piece.length;
  }
  return null;
}

/** How far to indent the text that comes after a line: a column. */
export function indentBelow(line: string, column: number, after: string, unit: number): number {
  // What closes at the beginning of the line has already moved the line itself.
  const [opens, closes] = [danglingOpener(line) !== null, /^\s*[}\]]/.test(after)];
  return Math.max(0, column + (opens ? unit : 0) - (closes ? unit : 0));
}

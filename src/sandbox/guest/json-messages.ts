/**
 * `JSON.parse` with Node.js 22's words for what it stumbles over. The engine says them too, but for the two
 * cases that quote the text: it does not know the text any more when it words the error.
 */
const { parse } = JSON;

/** Where in a text the engine last found a mistake: line and column, from 1. */
let mistake = { line: 1, column: 1 };

export function noteMistake(line: number, column: number): void {
  mistake = { line, column };
}

export function installJsonMessages(): void {
  JSON.parse = (text: string, ...reviver: []) => {
    try {
      return parse(text, ...reviver);
    } catch (error) {
      if (error instanceof SyntaxError) reword(error, String(text));
      throw error;
    }
  };
}

function reword(error: SyntaxError, text: string): void {
  const before = error.message;
  const message = messageFor(before, text);
  if (message === null) return;
  error.message = message;
  if (typeof error.stack === 'string') error.stack = error.stack.replace(before, () => message);
}

function messageFor(message: string, text: string): string | null {
  const at = positionIn(text);
  if (message.startsWith('unexpected token: ')) {
    if (['undefined', 'NaN', 'Infinity', '[object Object]'].includes(text)) {
      return `"${text}" is not valid JSON`;
    }
    return `Unexpected token '${text[at]}', ${contextIn(text, at)} is not valid JSON`;
  }
  if (message === 'unexpected data at the end') {
    const { line, column } = mistake;
    return `Unexpected non-whitespace character after JSON at position ${at} (line ${line} column ${column})`;
  }
  return null;
}

function positionIn(text: string): number {
  const before = text.split('\n').slice(0, mistake.line - 1);
  return before.reduce((sum, line) => sum + line.length + 1, mistake.column - 1);
}

/** All of a short text; of a long one ten characters to either side. */
function contextIn(text: string, at: number): string {
  if (text.length <= 20) return `"${text}"`;
  const from = at < 10 ? 0 : at - 10;
  const to = at + 10 > text.length ? text.length : at + 10;
  return `${from > 0 ? '...' : ''}"${text.slice(from, to)}"${to < text.length ? '...' : ''}`;
}

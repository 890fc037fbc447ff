/**
 * The argument of an option of a shell command, with the quotes of the shell taken off; `null` if the
 * option is not there or its argument is in a file.
 */
export function optionOf(command: string, option: string): string | null {
  const place = command.indexOf(`--${option}`);
  if (place < 0) return null;
  let at = place + option.length + 2;
  const separator = command[at];
  if (separator === undefined || !/[\s=\\]/.test(separator)) return null;
  // A backslash goes on in the next line.
  while (/[\s=]/.test(command[at] ?? '') || /^\\\r?\n/.test(command.slice(at, at + 3))) at++;
  const quote = command[at];
  if (quote === "'") return singleQuoted(command, at);
  if (quote === '"') return doubleQuoted(command, at);
  const word = /\S+/y;
  word.lastIndex = at;
  const found = word.exec(command)?.[0] ?? '';
  return found === '' || found.startsWith('file:') ? null : found;
}

/** `'it'\''s'` is how one writes a quote between single quotes. */
function singleQuoted(command: string, from: number): string | null {
  let result = '';
  for (let at = from + 1; ; ) {
    const end = command.indexOf("'", at);
    if (end < 0) return null;
    result += command.slice(at, end);
    if (!command.startsWith("'\\''", end)) return result;
    result += "'";
    at = end + 4;
  }
}

function doubleQuoted(command: string, from: number): string | null {
  let result = '';
  for (let at = from + 1; at < command.length; at++) {
    const character = command[at] ?? '';
    if (character === '"') return result;
    const isEscape = character === '\\' && /["\\$`]/.test(command[at + 1] ?? '');
    result += isEscape ? command[++at] : character;
  }
  return null;
}

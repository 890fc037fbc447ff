/**
 * Strings of HashiCorp's configuration language. `${` and `%{` begin expressions in every kind of
 * string; doubling the first character keeps them text.
 */

/** In quotation marks, with escapes: any text. */
export function hclString(text: string): string {
  let written = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    const isIntroducer = (character === '$' || character === '%') && text[index + 1] === '{';
    if (!isIntroducer) {
      written += escapeOf(text, index);
      continue;
    }
    // Behind another such character the doubled one could be read in two ways.
    if (text[index - 1] === character) written += `${character}\\u007b`;
    else written += `${character}${character}{`;
    index++;
  }
  return `"${written}"`;
}

function escapeOf(text: string, index: number): string {
  const character = text[index] ?? '';
  switch (character) {
    case '"':
    case '\\':
      return `\\${character}`;
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
  }
  const code = character.charCodeAt(0);
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isUnusual = code === 0x2028 || code === 0x2029 || code === 0xfeff;
  if (!isControl && !isUnusual) return character;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * A text with quotation marks or line breaks, to be read by people: a heredoc where one can hold it to
 * the letter, else a quoted string. A heredoc ends with a line break, which `chomp` takes off again.
 *
 * @param indent how far the argument's own line is indented
 */
export function hclText(text: string, indent: string): string {
  if (!/["\n]/.test(text) || !fitsHeredoc(text)) return hclString(text);
  const body = text.endsWith('\n') ? text : `${text}\n`;
  const escaped = body.replace(/[$%]\{/g, (introducer) => introducer[0] + introducer);
  const margin = `${indent}  `;
  const isFlush =
    body.split('\n').some((line) => /^\S/.test(line)) && !/^[ \t]*$/m.test(body.slice(0, -1));
  const lines = escaped.slice(0, -1).split('\n');
  const content = isFlush ? lines.map((line) => margin + line) : lines;
  const heredoc = isFlush
    ? `<<-EOT\n${content.join('\n')}\n${margin}EOT`
    : `<<EOT\n${content.join('\n')}\nEOT`;
  return text.endsWith('\n') ? heredoc : `chomp(${heredoc}\n${indent})`;
}

function fitsHeredoc(text: string): boolean {
  const isPlain = !/[\p{Cs}\u2028\u2029\ufeff]|(?![\n\t])\p{Cc}/u.test(text);
  const isUnambiguous = !/\$\$\{|%%\{/.test(text);
  return isPlain && isUnambiguous && !/^[ \t]*EOT[ \t]*$/m.test(text);
}

/** A name for a block, as is the custom: letters, digits and `_`, not beginning with a digit. */
export function hclName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_');
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
}

import type { HandlerLanguage } from '../model/lambda-runtime.ts';
import type { Span } from '../model/span.ts';

/** What an entry written in a program is made of, as far as one has to tell its parts apart. */
export interface Token extends Span {
  /** `word`: a name or a number. */
  readonly type: 'string' | 'word' | 'mark';
  readonly text: string;
}

const PYTHON =
  /(?<skip>\s+|#[^\n]*)|(?<string>[rbuftRBUFT]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'))|(?<word>[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*)|(?<mark>[\s\S])/uy;

const JAVASCRIPT =
  /(?<skip>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`)|(?<word>[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*)|(?<mark>=>|[\s\S])/uy;

/** The tokens of a program, comments left out. Any text has some: what is no program, too. */
export function tokensOf(code: string, language: HandlerLanguage): readonly Token[] {
  const pattern = new RegExp(language === 'python' ? PYTHON : JAVASCRIPT);
  const tokens: Token[] = [];
  for (let from = 0; from < code.length; from = pattern.lastIndex) {
    pattern.lastIndex = from;
    const groups = pattern.exec(code)?.groups ?? {};
    const to = pattern.lastIndex;
    const type = (['string', 'word', 'mark'] as const).find((one) => groups[one] !== undefined);
    if (type) tokens.push({ type, from, to, text: code.slice(from, to) });
  }
  return tokens;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The place of the bracket that closes the one at a place; `null` if none does. */
export function closingOf(tokens: readonly Token[], open: number): number | null {
  const waiting: string[] = [];
  for (let place = open; place < tokens.length; place++) {
    const token = tokens[place];
    if (token?.type !== 'mark') continue;
    const closing = CLOSING[token.text];
    if (closing) waiting.push(closing);
    else if (/^[)\]}]$/.test(token.text)) {
      if (waiting.pop() !== token.text) return null;
      if (waiting.length === 0) return place;
    }
  }
  return null;
}

/** A string's own text, as far as no escapes are in it; `null` for any other token. */
export function stringText({ type, text }: Token): string | null {
  if (type !== 'string' || /^[a-z]/i.test(text)) return null;
  const quote = /^("""|'''|.)/.exec(text)?.[0] ?? '';
  return text.slice(quote.length, -quote.length);
}

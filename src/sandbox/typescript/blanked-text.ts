/**
 * A text in which pieces are replaced by as much white space, so that every line and column of what
 * is left stays where it was.
 */
export class BlankedText {
  readonly text: string;
  readonly #characters: string[];

  constructor(text: string) {
    this.text = text;
    this.#characters = text.split('');
  }

  get isChanged(): boolean {
    return this.toString() !== this.text;
  }

  /** @param first what the piece begins with instead of a space: one character */
  blank(from: number, to: number, first = ' '): void {
    for (let at = from; at < to; at++) {
      if (!/[\n\r\u2028\u2029]/.test(this.text.charAt(at))) this.#characters[at] = ' ';
    }
    if (to > from && first !== ' ') this.#characters[from] = first;
  }

  /** Puts one character in place of one that has been blanked. */
  put(at: number, character: string): void {
    this.#characters[at] = character;
  }

  hasLineBreak(from: number, to: number): boolean {
    return /[\n\r\u2028\u2029]/.test(this.text.slice(from, to));
  }

  /** Where the next character is that is neither white space nor part of a comment. */
  nextAfter(from: number): number {
    const skipped = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    skipped.lastIndex = from;
    skipped.test(this.text);
    return skipped.lastIndex;
  }

  toString(): string {
    return this.#characters.join('');
  }
}

/** More than a page lags behind in practice, and few enough to keep when it never answers. */
const MOST_REMEMBERED = 32;
/** Of large texts, in characters, fewer are kept: they are told of less often, too. */
const MOST_CHARACTERS = 8_000_000;

/**
 * Tells a text that comes back to the editor because it was typed there from one that is news. What
 * was typed goes up to the page and comes down again, perhaps when more has been typed already: such
 * a text must not be put in place of the newer one.
 */
export class Echoes {
  #sent: string[] = [];

  /** Remembers a text that goes up to the page. */
  send(text: string): void {
    this.#sent.push(text);
    const most = Math.max(2, Math.min(MOST_REMEMBERED, MOST_CHARACTERS / (text.length + 1)));
    if (this.#sent.length > most) this.#sent = this.#sent.slice(-most);
  }

  /** Whether a text that came down is one that went up; if not, all that went up is forgotten. */
  receive(text: string): boolean {
    const index = this.#sent.lastIndexOf(text);
    // Whatever went up before has been overtaken: should it come down again, someone wants it back.
    this.#sent = index < 0 ? [] : this.#sent.slice(index + 1);
    return index >= 0;
  }
}

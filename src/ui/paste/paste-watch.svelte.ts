import type { Session } from '../state/session.svelte.ts';
import { isWhole, offerFor, type Paste, type PasteOffer, type PastePlace } from './offer.ts';

/** What is shorter is nothing that could be recognised. */
const SHORTEST = 12;

/** Looks at what is pasted into one editor, and holds what there is to offer for it. */
export class PasteWatch {
  readonly #session: Session;
  readonly #place: PastePlace;
  offer = $state.raw<PasteOffer | null>(null);
  /** The paste that is looked at or offered for: once the text is another, it is over. */
  #paste: Paste | null = null;

  constructor(session: Session, place: PastePlace) {
    this.#session = session;
    this.#place = place;
  }

  async look(paste: Paste): Promise<void> {
    this.dismiss();
    if (paste.text.trim().length < SHORTEST) return;
    this.#paste = paste;
    const document = isWhole(paste) ? null : paste.after;
    const recognition = await this.#session.questions.recognise({ text: paste.text, document });
    if (!recognition || this.#paste !== paste) return;
    this.offer = offerFor(this.#place, paste, recognition, this.#session.rule?.name ?? null);
  }

  /** The text of the editor is this now. */
  changed(text: string): void {
    if (this.#paste && text !== this.#paste.after) this.dismiss();
  }

  dismiss(): void {
    this.#paste = null;
    this.offer = null;
  }
}

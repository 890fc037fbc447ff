import { applyEdits } from '../../core/model/edit.ts';
import type { FieldStep } from '../../core/suggest/add-from-event.ts';
import type { Editors } from './editors.svelte.ts';
import { changeRule, ruleOf } from './edits.ts';
import type { Session } from './session.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** The keys that do what the offer says, as they are shown. */
export const PICK_KEYS = 'Alt Enter';

interface Parts {
  readonly session: Session;
  readonly editors: Editors;
  readonly toasts: Toasts;
}

/** In characters: while a longer event is typed, nothing is asked about it. */
const LONG_EVENT = 100_000;
const PAUSE_MILLISECONDS = 400;

/** What would be done for the field at the caret. */
export interface Offer {
  readonly step: FieldStep;
  readonly rule: string;
}

/** Fields of the event that is on screen, put into the selected rule's pattern one by one. */
export class FromEvent {
  readonly #parts: Parts;
  /** Where the caret of the event's editor is, or was when the keyboard left it. */
  offset = $state.raw<number | null>(null);
  /** The last answer, which stands until the next: a press asks anew in any case. */
  offer = $state.raw<Offer | null>(null);
  #asking = false;
  #stale = false;
  /** Steps are taken one after the other: the second is about what the first has left. */
  #done: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The caret has moved, or the keyboard is elsewhere. */
  follow(offset: number | null): void {
    if (offset !== null) this.offset = offset;
  }

  /** Another event is on screen, whose fields have not been pointed at. */
  forget(): void {
    this.offset = null;
    this.offer = null;
  }

  /** Finds out what would be done for the field at the caret. One question at a time. */
  async look(): Promise<void> {
    if (this.#asking) {
      this.#stale = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        if ((this.#parts.session.event?.text.length ?? 0) > LONG_EVENT) {
          await new Promise((resume) => setTimeout(resume, PAUSE_MILLISECONDS));
        }
        this.#stale = false;
        this.offer = await this.#ask(this.offset);
      } while (this.#stale);
    } finally {
      this.#asking = false;
    }
  }

  async #ask(offset: number | null): Promise<Offer | null> {
    const { session } = this.#parts;
    const { event, rule } = session;
    if (offset === null || !event || !rule) return null;
    const answer = await session.fieldStep(offset);
    return answer?.ok ? { step: answer.value, rule: rule.name } : null;
  }

  /** Takes the next step for the field at a place, and says what was done or why nothing was. */
  apply(offset: number | null = this.offset): void {
    // A step that fails is reported, and does not keep the next from being taken.
    this.#done = this.#done.catch(() => {}).then(() => this.#apply(offset));
  }

  async #apply(offset: number | null): Promise<void> {
    const { session, editors, toasts } = this.#parts;
    const { event, rule } = session;
    const reference = session.selection.rule;
    if (offset === null || !event) return;
    if (!rule || !reference) {
      toasts.show('Select a rule first: the field is added to its pattern.');
      return;
    }
    const answer = await session.fieldStep(offset);
    if (!answer) return;
    if (!answer.ok) {
      toasts.show(answer.error);
      return;
    }
    const before = rule.pattern;
    const isSame = session.selection.rule?.name === reference.name;
    if (session.rule?.pattern !== before || session.event?.text !== event.text || !isSame) return;
    const { edits, words } = answer.value;
    const after = applyEdits(before, edits);
    const put = (pattern: string) =>
      session.change(changeRule(session.scenario, reference, { pattern }));
    // The keyboard stays in the event, where the next field is.
    if (editors.pattern) editors.pattern.apply(edits);
    else put(after);
    toasts.show(`${rule.name} ${words}.`, {
      action: {
        label: 'Undo',
        run: () => {
          const now = ruleOf(session.scenario, reference)?.pattern;
          if (now === after) put(before);
        },
      },
    });
  }
}

import type { InputInspection } from '../../worker/api.ts';

/** What the worker says of an input. One question at a time; of those that wait, the latest is asked. */
export class InputInspector {
  latest = $state.raw<InputInspection | null>(null);
  #isAsking = false;
  #next: (() => Promise<InputInspection | null>) | null = null;

  ask(question: () => Promise<InputInspection | null>): void {
    this.#next = question;
    if (!this.#isAsking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#next) {
        const question = this.#next;
        this.#next = null;
        const answer = await question();
        if (answer && !this.#next) this.latest = answer;
      }
    } finally {
      this.#isAsking = false;
    }
  }
}

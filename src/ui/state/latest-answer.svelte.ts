/** What the worker says of something. One question at a time; of those that wait, the latest is asked. */
export class LatestAnswer<Answer> {
  latest = $state.raw<Answer | null>(null);
  #isAsking = false;
  #next: (() => Promise<Answer | null>) | null = null;

  /** `null`: there is no answer, and the one before stays. */
  ask(question: () => Promise<Answer | null>): void {
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

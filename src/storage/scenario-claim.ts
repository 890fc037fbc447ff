/**
 * Which of several tabs may change a scenario: the one that holds its lock. The others are told what it
 * saves. A tab that is closed gives the lock up by itself, and the next in the queue has it.
 */

/** What tabs tell each other. */
type Message =
  | { readonly type: 'saved'; readonly id: string }
  /** The scenarios that there are have changed. */
  | { readonly type: 'listed' }
  /** Please save what is left to save: this tab is about to take the scenario over. */
  | { readonly type: 'take-over'; readonly id: string }
  | { readonly type: 'handed-over'; readonly id: string };

export type Role = 'owner' | 'follower';

export interface ClaimListener {
  /** The tab may change the scenario from now on, or may not any more. */
  onrole(role: Role): void;
  /** Another tab has saved the scenario. */
  onsaved(): void;
  /** Another tab has changed the list of scenarios. */
  onlisted(): void;
  /** Saves what is left to save, since another tab takes over. */
  onhandover(): Promise<void>;
}

/** A tab that hangs or sleeps does not answer; what it has saved is safe. */
const ANSWER_MILLISECONDS = 2_000;

export class ScenarioClaim {
  readonly #listener: ClaimListener;
  readonly #channel: BroadcastChannel | null;
  #id: string | null = null;
  #role: Role = 'owner';
  #release: () => void = () => {};
  #waiting = new AbortController();
  #onanswer: () => void = () => {};

  constructor(listener: ClaimListener) {
    this.#listener = listener;
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('buslab') : null;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) =>
      this.#receive(data),
    );
  }

  /** Claims another scenario and gives the last one up. */
  claim(id: string): void {
    if (this.#id === id) return;
    this.giveUp();
    this.#id = id;
    this.#become('owner');
    void this.#hold(id, { ifAvailable: true });
  }

  giveUp(): void {
    this.#id = null;
    this.#waiting.abort();
    this.#release();
  }

  /** Takes the scenario from the tab that has it, which saves first. */
  async takeOver(): Promise<void> {
    const id = this.#id;
    if (id === null || this.#role === 'owner') return;
    await new Promise<void>((resolve) => {
      this.#onanswer = resolve;
      setTimeout(resolve, ANSWER_MILLISECONDS);
      this.#tell({ type: 'take-over', id });
    });
    if (this.#id !== id) return;
    this.#waiting.abort();
    void this.#hold(id, { steal: true });
  }

  tellSaved(): void {
    if (this.#id !== null) this.#tell({ type: 'saved', id: this.#id });
    this.#tell({ type: 'listed' });
  }

  tellListed(): void {
    this.#tell({ type: 'listed' });
  }

  async #hold(id: string, options: LockOptions): Promise<void> {
    // Without locks, a save that another tab has overtaken is noticed when it is stored.
    if (!('locks' in navigator)) return;
    let isHeld = false;
    try {
      await navigator.locks.request(`buslab-scenario-${id}`, options, (lock) => {
        if (!lock || this.#id !== id) return undefined;
        isHeld = true;
        this.#become('owner');
        return new Promise<void>((resolve) => {
          this.#release = resolve;
        });
      });
    } catch {
      // Taken by another tab, or not waited for any more.
    }
    if (this.#id !== id || (!isHeld && options.signal?.aborted)) return;
    // It belongs to another tab; when that is closed, this one goes on.
    this.#become('follower');
    this.#waiting = new AbortController();
    void this.#hold(id, { signal: this.#waiting.signal });
  }

  #become(role: Role): void {
    if (this.#role === role) return;
    this.#role = role;
    this.#listener.onrole(role);
  }

  #tell(message: Message): void {
    this.#channel?.postMessage(message);
  }

  #receive(message: Message): void {
    switch (message.type) {
      case 'listed':
        this.#listener.onlisted();
        return;
      case 'saved':
        if (message.id === this.#id && this.#role === 'follower') this.#listener.onsaved();
        return;
      case 'take-over':
        if (message.id !== this.#id || this.#role !== 'owner') return;
        void this.#listener
          .onhandover()
          .then(() => this.#tell({ type: 'handed-over', id: message.id }));
        return;
      case 'handed-over':
        if (message.id === this.#id) this.#onanswer();
        return;
    }
  }
}

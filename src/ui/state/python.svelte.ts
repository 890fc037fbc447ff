import type { SandboxAssets } from '../../sandbox/host.ts';

export type PythonStatus =
  | { readonly type: 'absent' }
  /** Somebody has to say whether it may be downloaded. */
  | { readonly type: 'asking' }
  /** How much is there, from 0 to 1. */
  | { readonly type: 'loading'; readonly fraction: number }
  | { readonly type: 'ready' }
  | { readonly type: 'refused' }
  | { readonly type: 'failed'; readonly reason: string };

/**
 * Whether Python is in the page. It is downloaded when the first handler in Python is to run; code
 * from a link does not start a download by itself.
 */
export class Python {
  status = $state.raw<PythonStatus>({ type: 'absent' });
  /** There is something to ask, to wait for or to be sorry about. */
  readonly isWorthSaying = $derived(this.status.type !== 'absent' && this.status.type !== 'ready');
  readonly #fetch: (onprogress: (fraction: number) => void) => Promise<SandboxAssets>;
  readonly #isKept: () => Promise<boolean>;
  #mustAsk = false;
  #answer: (allowed: boolean) => void = () => {};
  #assets: Promise<SandboxAssets> | null = null;

  /** @param isKept whether there is nothing to download, and so nothing to ask */
  constructor(
    fetch: (onprogress: (fraction: number) => void) => Promise<SandboxAssets>,
    isKept: () => Promise<boolean>,
  ) {
    this.#fetch = fetch;
    this.#isKept = isKept;
  }

  /** For a scenario that somebody else wrote: asks before it downloads. */
  set mustAsk(value: boolean) {
    this.#mustAsk = value;
  }

  /** For the sandbox: resolves when it has been downloaded. Rejects if it may or can not be. */
  readonly load = (): Promise<SandboxAssets> => {
    this.#assets ??= this.#load().catch((error: unknown) => {
      this.#assets = null;
      throw error;
    });
    return this.#assets;
  };

  allow(): void {
    this.#mustAsk = false;
    this.#answer(true);
  }

  refuse(): void {
    this.#answer(false);
  }

  async #load(): Promise<SandboxAssets> {
    if (this.#mustAsk && !(await this.#isKept()) && !(await this.#asked())) {
      this.status = { type: 'refused' };
      throw new Error('Python has not been downloaded, so this handler was not run');
    }
    this.status = { type: 'loading', fraction: 0 };
    try {
      const assets = await this.#fetch((fraction) => {
        this.status = { type: 'loading', fraction };
      });
      this.status = { type: 'ready' };
      return assets;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.status = { type: 'failed', reason };
      throw error;
    }
  }

  #asked(): Promise<boolean> {
    // Once refused, it is only asked for again by whoever presses the button.
    if (this.status.type === 'refused') return Promise.resolve(false);
    this.status = { type: 'asking' };
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }
}

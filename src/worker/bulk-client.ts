import { proxy, type Remote, wrap } from 'comlink';
import type { BulkRequest, EventSample } from '../core/bulk/report.ts';
import type { BulkCheckApi, BulkDownload, BulkOutcome, BulkProgress } from './bulk-api.ts';

/** A worker that has been told to stop and does not is stopped, and what it has found is lost. */
const STOPPED_AFTER_MILLISECONDS = 2_000;

/** The page's end of the worker that checks one file. It is kept as long as its samples may be wanted. */
export class BulkClient {
  readonly #worker: Worker;
  readonly #api: Remote<BulkCheckApi>;
  #isOver = false;
  #end: (outcome: BulkOutcome) => void = () => {};

  constructor() {
    // One expression: the bundler sees a worker only where the two constructors are nested.
    this.#worker = new Worker(new URL('./bulk.worker.ts', import.meta.url), { type: 'module' });
    this.#api = wrap<BulkCheckApi>(this.#worker);
  }

  async check(
    request: BulkRequest,
    file: File,
    onprogress: (progress: BulkProgress) => void,
  ): Promise<BulkOutcome> {
    const ended = new Promise<BulkOutcome>((resolve) => {
      this.#end = resolve;
    });
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#give(`The check stopped: ${event.message || 'its worker could not be started'}.`);
    };
    const outcome = await Promise.race([
      this.#api.run(request, file, proxy(onprogress)),
      ended,
    ]).catch((error: unknown): BulkOutcome => ({ type: 'failed', message: String(error) }));
    this.#isOver = true;
    return outcome;
  }

  /** Ends the check at once; what it has found stays. */
  cancel(): void {
    void this.#api.cancel();
    setTimeout(() => {
      if (!this.#isOver) this.#give('The check did not stop by itself, and its samples are lost.');
    }, STOPPED_AFTER_MILLISECONDS);
  }

  samples(of: number | 'unmatched'): Promise<readonly EventSample[]> {
    return this.#api.samples(of);
  }

  download(kind: BulkDownload): Promise<Blob> {
    return this.#api.download(kind);
  }

  /** Forgets the file and all that was found in it. */
  dispose(): void {
    this.#worker.terminate();
    this.#end({ type: 'cancelled' });
  }

  #give(message: string): void {
    this.#worker.terminate();
    this.#end({ type: 'failed', message });
  }
}

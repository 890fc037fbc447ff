import { BulkCheck } from '../core/bulk/bulk-check.ts';
import { type CheckedFile, countsCsv, summaryJson } from '../core/bulk/downloads.ts';
import type { BulkRequest, EventSample } from '../core/bulk/report.ts';
import { sourceFor } from '../core/bulk/source-for.ts';
import type { BulkDownload, BulkOutcome, BulkProgress } from './bulk-api.ts';
import { DamagedGzip } from './gunzip.ts';
import { nextTask } from './next-task.ts';
import { type OpenFile, openFile, UnreadableFile } from './read-file.ts';

/** How long other messages may have to wait, among them the one that cancels. */
const SLICE_MILLISECONDS = 25;
const PROGRESS_EVERY_MILLISECONDS = 200;

/** One check of one file: reads it piece by piece, works in slices of time, and tells how far it is. */
export class BulkRun {
  readonly #request: BulkRequest;
  readonly #file: File;
  readonly #onprogress: (progress: BulkProgress) => void;
  readonly #started = performance.now();
  #check: BulkCheck | null = null;
  #compression: BulkProgress['compression'] = null;
  #bytesRead = 0;
  #isCancelled = false;
  #isFinished = false;
  #nextProgress = 0;
  #sliceEnds = performance.now() + SLICE_MILLISECONDS;

  constructor(request: BulkRequest, file: File, onprogress: (progress: BulkProgress) => void) {
    this.#request = request;
    this.#file = file;
    this.#onprogress = onprogress;
  }

  async finish(): Promise<BulkOutcome> {
    const outcome = await this.#read();
    this.#isFinished = outcome.type === 'finished';
    this.#tell();
    return outcome;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  samples(of: number | 'unmatched'): readonly EventSample[] {
    const samples = this.#check?.samples();
    return (of === 'unmatched' ? samples?.unmatched : samples?.rules[of]) ?? [];
  }

  download(kind: BulkDownload): Blob {
    const check = this.#check;
    if (!check) return new Blob();
    const { name, size } = this.#file;
    const file: CheckedFile = { name, size, isPartial: !this.#isFinished };
    switch (kind) {
      case 'summary':
        return new Blob([summaryJson(file, check.counts(), check.samples())], {
          type: 'application/json',
        });
      case 'counts':
        return new Blob([countsCsv(check.counts())], { type: 'text/csv' });
      case 'unmatched':
        return new Blob([...check.unmatchedLines()], { type: 'application/x-ndjson' });
    }
  }

  async #read(): Promise<BulkOutcome> {
    try {
      const open = await openFile(this.#file, (bytes) => {
        this.#bytesRead = bytes;
      });
      return await this.#checkAll(open);
    } catch (error) {
      return { type: 'failed', message: this.#describe(error) };
    }
  }

  async #checkAll({ beginning, chunks, compression }: OpenFile): Promise<BulkOutcome> {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const decode = (bytes: Uint8Array) => decoder.decode(bytes);
    const check = new BulkCheck(this.#request, sourceFor(decode(beginning)), decode);
    this.#check = check;
    this.#compression = compression;
    for await (const chunk of chunks) {
      check.push(chunk);
      await this.#work(check);
      if (this.#isCancelled) return { type: 'cancelled' };
    }
    check.finish();
    await this.#work(check);
    return { type: this.#isCancelled ? 'cancelled' : 'finished' };
  }

  async #work(check: BulkCheck): Promise<void> {
    while (!this.#isCancelled) {
      const state = check.work(() => performance.now() >= this.#sliceEnds);
      if (performance.now() >= this.#sliceEnds) await this.#pause();
      if (state !== 'paused') return;
    }
  }

  /** Lets messages in that have arrived meanwhile. */
  async #pause(): Promise<void> {
    if (performance.now() >= this.#nextProgress) this.#tell();
    await nextTask();
    this.#sliceEnds = performance.now() + SLICE_MILLISECONDS;
  }

  #tell(): void {
    const check = this.#check;
    if (!check) return;
    const now = performance.now();
    this.#nextProgress = now + PROGRESS_EVERY_MILLISECONDS;
    this.#onprogress({
      bytesRead: this.#bytesRead,
      milliseconds: now - this.#started,
      compression: this.#compression,
      counts: check.counts(),
      problems: check.problems,
    });
  }

  #describe(error: unknown): string {
    if (error instanceof UnreadableFile) return error.message;
    if (error instanceof DamagedGzip) {
      return 'The compressed data is damaged, or it ends too soon.';
    }
    if (error instanceof DOMException && error.name === 'NotReadableError') {
      return 'The file cannot be read: it has changed or gone, or the browser may not open it.';
    }
    return String(error);
  }
}

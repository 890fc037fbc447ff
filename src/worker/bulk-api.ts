import type { ProxyMarked } from 'comlink';
import type { BulkCounts, BulkRequest, EventSample, ProblemSample } from '../core/bulk/report.ts';

/**
 * The whole contract between the page and the worker that checks a file of events. It is another
 * worker than the simulation's, so that verdicts never wait for a file.
 */
export interface BulkCheckApi {
  /**
   * Reads the file to its end, or until it is cancelled. What has been found until then can be asked
   * for at any time, also afterwards. One worker checks one file.
   */
  run(
    request: BulkRequest,
    file: File,
    listener: ((progress: BulkProgress) => void) & ProxyMarked,
  ): Promise<BulkOutcome>;
  /** Takes effect within a few hundredths of a second. */
  cancel(): void;
  /** Samples of the rule with that place in the request, or of the events that no rule takes. */
  samples(of: number | 'unmatched'): readonly EventSample[];
  download(kind: BulkDownload): Blob;
}

/** All about it as JSON; the counts as CSV; events that no rule takes, one a line, up to a bound. */
export type BulkDownload = 'summary' | 'counts' | 'unmatched';

export interface BulkProgress {
  readonly bytesRead: number;
  readonly milliseconds: number;
  readonly compression: 'gzip' | null;
  readonly counts: BulkCounts;
  readonly problems: readonly ProblemSample[];
}

export type BulkOutcome =
  | { readonly type: 'finished' | 'cancelled' }
  /** The file cannot be read, or not to its end; what was found until then stands. */
  | { readonly type: 'failed'; readonly message: string };

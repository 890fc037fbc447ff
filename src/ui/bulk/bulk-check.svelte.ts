import type { BulkRequest, CheckedRule, EventSample } from '../../core/bulk/report.ts';
import type { Scenario } from '../../core/model/scenario.ts';
import { isScheduledOnly } from '../../core/model/scheduled-only.ts';
import type { BulkDownload, BulkOutcome, BulkProgress } from '../../worker/bulk-api.ts';
import { BulkClient } from '../../worker/bulk-client.ts';

/** The rules of all event buses, or of the one with that name. */
export type Scope = { readonly bus: string | null };

export function rulesIn(scenario: Scenario, { bus }: Scope): readonly CheckedRule[] {
  return scenario.buses
    .filter(({ name }) => bus === null || name === bus)
    .flatMap(({ name, rules }) =>
      rules
        .filter((rule) => !isScheduledOnly(rule))
        .map((rule) => ({
          bus: name,
          name: rule.name,
          isEnabled: rule.state === 'ENABLED',
          pattern: rule.pattern,
        })),
    );
}

/** A file that is or was checked, and what came of it. A new file takes its place. */
export class BulkCheckState {
  file = $state.raw<File | null>(null);
  rules = $state.raw<readonly CheckedRule[]>([]);
  progress = $state.raw<BulkProgress | null>(null);
  /** `null` while it is under way. */
  outcome = $state.raw<BulkOutcome | null>(null);

  readonly isRunning = $derived(this.file !== null && this.outcome === null);
  /** From 0 to 1, in bytes. */
  readonly fraction = $derived(
    this.file && this.file.size > 0 ? (this.progress?.bytesRead ?? 0) / this.file.size : 0,
  );

  #client: BulkClient | null = null;

  async start(file: File, request: BulkRequest): Promise<void> {
    this.#client?.dispose();
    const client = new BulkClient();
    this.#client = client;
    this.file = file;
    this.rules = request.rules;
    this.progress = null;
    this.outcome = null;
    const outcome = await client.check(request, file, (progress) => {
      if (client === this.#client) this.progress = progress;
    });
    if (client === this.#client) this.outcome = outcome;
  }

  cancel(): void {
    this.#client?.cancel();
  }

  async samples(of: number | 'unmatched'): Promise<readonly EventSample[]> {
    return (await this.#client?.samples(of)) ?? [];
  }

  async download(kind: BulkDownload): Promise<Blob | null> {
    return (await this.#client?.download(kind)) ?? null;
  }

  dispose(): void {
    this.#client?.dispose();
  }
}

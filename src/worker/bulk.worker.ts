import { expose } from 'comlink';
import type { BulkCheckApi } from './bulk-api.ts';
import { BulkRun } from './bulk-run.ts';

let current: BulkRun | null = null;

const api = {
  run(request, file, listener) {
    current?.cancel();
    current = new BulkRun(request, file, listener);
    return current.finish();
  },
  cancel() {
    current?.cancel();
  },
  samples(of) {
    return current?.samples(of) ?? [];
  },
  download(kind) {
    return current?.download(kind) ?? new Blob();
  },
} satisfies BulkCheckApi;

expose(api);

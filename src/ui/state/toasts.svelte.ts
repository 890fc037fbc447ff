export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly kind: 'info' | 'error';
}

const VISIBLE_MILLISECONDS = 8_000;

/** Short notes at the edge of the page, read out politely. Errors stay until they are closed. */
export class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(text: string, options: { action?: Toast['action']; kind?: Toast['kind'] } = {}): void {
    const toast: Toast = {
      id: this.#next++,
      text,
      kind: options.kind ?? 'info',
      action: options.action,
    };
    this.list = [...this.list.slice(-2), toast];
    if (toast.kind === 'info') setTimeout(() => this.close(toast.id), VISIBLE_MILLISECONDS);
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

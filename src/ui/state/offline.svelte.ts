import { offlineCaches } from './offline-caches.ts';
import { isPythonKept, keepPython } from './python-copy.ts';

export type OfflineState =
  /** The browser has no service workers, or refuses them here. */
  | 'unavailable'
  /** Files are being kept. */
  | 'preparing'
  /** The page works without a network. */
  | 'ready'
  /** Somebody has switched it off. */
  | 'off';

/** Whether Python is in the copy: it is large, and comes when it is used or asked for. */
export type PythonCopy = 'absent' | 'keeping' | 'kept' | 'failed';

const SWITCHED_OFF = 'buslab-offline';
const ANNOUNCED = 'buslab-announced-version';

/** The copy of the page that works without a network, and the version that waits to replace it. */
export class Offline {
  state = $state<OfflineState>('preparing');
  python = $state<PythonCopy>('absent');
  /** A newer version is there and waits until it is asked for. */
  hasUpdate = $state(false);
  #waiting: ServiceWorker | null = null;
  #applies = false;
  readonly #onupdate: () => void;

  /** `onupdate` is called once for each newer version, however often the page is loaded. */
  constructor(onupdate: () => void) {
    this.#onupdate = onupdate;
  }

  /** To be called when the page has been loaded: what it needs comes first. */
  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) {
      this.state = 'unavailable';
      return;
    }
    if (localStorage.getItem(SWITCHED_OFF) === 'off') {
      this.state = 'off';
      return;
    }
    try {
      const address = new URL('./sw.js', document.baseURI);
      const registration: ServiceWorkerRegistration | undefined =
        await navigator.serviceWorker.register(address, { updateViaCache: 'none' });
      if (registration) this.#follow(registration);
      else this.state = 'unavailable';
    } catch {
      this.state = 'unavailable';
    }
  }

  #follow(registration: ServiceWorkerRegistration): void {
    if (registration.active) this.#isReady();
    this.#watch(registration.waiting ?? registration.installing, registration);
    registration.addEventListener('updatefound', () =>
      this.#watch(registration.installing, registration),
    );
    // A page that stays open learns of a newer version when one comes back to it.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
    });
  }

  #watch(worker: ServiceWorker | null, registration: ServiceWorkerRegistration): void {
    const look = () => {
      if (!worker) return;
      if (worker.state === 'installed' && registration.active) void this.#found(worker);
      if (worker.state === 'activated') this.#isReady();
      if (worker.state === 'redundant' && !registration.active) this.state = 'unavailable';
    };
    look();
    worker?.addEventListener('statechange', look);
  }

  #isReady(): void {
    this.state = 'ready';
    void isPythonKept().then((isKept) => {
      if (isKept) this.python = 'kept';
    });
  }

  /** Puts Python into the copy, if there is one; to be called also when it has been used. */
  async keepPython(): Promise<void> {
    if (this.state !== 'ready' || this.python === 'keeping' || this.python === 'kept') return;
    this.python = 'keeping';
    const isKept = await keepPython();
    if (this.python === 'keeping') this.python = isKept ? 'kept' : 'failed';
  }

  async #found(worker: ServiceWorker): Promise<void> {
    this.#waiting = worker;
    this.hasUpdate = true;
    const version = await versionOf(worker);
    if (localStorage.getItem(ANNOUNCED) === version) return;
    localStorage.setItem(ANNOUNCED, version);
    this.#onupdate();
  }

  /** Shows the newer version; what is still to be kept has to be kept before. */
  update(): void {
    if (this.#applies || !this.#waiting) return;
    this.#applies = true;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    this.#waiting.postMessage('skip-waiting');
  }

  /** Deletes the offline copy, and makes none until `switchOn`. */
  async switchOff(): Promise<void> {
    localStorage.setItem(SWITCHED_OFF, 'off');
    const scope = new URL('./', document.baseURI);
    const registration = await navigator.serviceWorker.getRegistration(scope.href);
    await registration?.unregister();
    for (const key of await offlineCaches()) await caches.delete(key);
    this.state = 'off';
    this.python = 'absent';
    this.hasUpdate = false;
  }

  async switchOn(): Promise<void> {
    localStorage.removeItem(SWITCHED_OFF);
    this.state = 'preparing';
    await this.start();
  }
}

function versionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    worker.postMessage('version', [port2]);
  });
}

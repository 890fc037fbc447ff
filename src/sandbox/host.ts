import frameScript from './frame.js?raw';
import frameHash from './frame.js?sha256';
import type { FrameStart, StartAnswer, StartRequest } from './messages.ts';

/**
 * The page's part of the sandbox. It owns the hidden frame that the sandbox's worker lives in, and
 * ends a sandbox in the one way that always works: by removing the frame.
 *
 * The frame is sandboxed without `allow-same-origin`, so it has no storage, no cookies and no way to
 * the page; its policy forbids every request; and the handler inside the worker is not even
 * JavaScript to the browser, but data for an engine. Any one of these would have to fail for a
 * handler to get further than the next.
 */
export class Sandbox {
  readonly #loadAssets: () => Promise<SandboxAssets>;
  #control: MessagePort | null = null;
  #frame: HTMLIFrameElement | null = null;
  /** Counts sandboxes, so that a start that takes long cannot overtake a later one. */
  #generation = 0;

  /** @param loadAssets called for every start; may take as long as it likes */
  constructor(loadAssets: () => Promise<SandboxAssets>) {
    this.#loadAssets = loadAssets;
  }

  /**
   * A port for the simulation's worker, to make a `PortRuntime` of. Whoever had one before loses
   * the sandbox. Nothing is loaded before the first handler is to run.
   */
  connect(): MessagePort {
    this.close();
    const { port1, port2 } = new MessageChannel();
    this.#control = port1;
    port1.onmessage = ({ data }: MessageEvent<StartRequest>) => {
      if (data.type === 'start') void this.#start(port1);
    };
    return port2;
  }

  /** Ends everything that handlers have left; the next invocation starts afresh. */
  reset(): void {
    this.#end();
    this.#control?.postMessage({ type: 'ended' } satisfies StartAnswer);
  }

  close(): void {
    this.reset();
    this.#control?.close();
    this.#control = null;
  }

  #end(): void {
    this.#generation++;
    this.#frame?.remove();
    this.#frame = null;
  }

  async #start(control: MessagePort): Promise<void> {
    this.#end();
    const generation = this.#generation;
    const isCurrent = () => generation === this.#generation;
    const fail = (reason: string) => {
      if (isCurrent()) control.postMessage({ type: 'failed', reason } satisfies StartAnswer);
    };
    control.postMessage({ type: 'loading' } satisfies StartAnswer);
    try {
      const assets = await this.#loadAssets();
      if (!isCurrent()) return;
      const frame = await this.#openFrame(fail);
      if (!isCurrent()) return;
      const { port1, port2 } = new MessageChannel();
      frame.postMessage(assets, '*', [port1]);
      control.postMessage({ type: 'started', port: port2 } satisfies StartAnswer, [port2]);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  }

  async #openFrame(onerror: (reason: string) => void): Promise<Window> {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('aria-hidden', 'true');
    frame.title = 'Sandbox for handlers';
    frame.hidden = true;
    frame.srcdoc = FRAME;
    this.#frame = frame;
    const loaded = new Promise<unknown>((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    const content = frame.contentWindow;
    if (!content) throw new Error('The sandbox has no window');
    const listen = ({ source, data }: MessageEvent) => {
      if (!frame.isConnected) removeEventListener('message', listen);
      else if (source === content) onerror(String(data));
    };
    addEventListener('message', listen);
    return content;
  }
}

const FRAME = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${frameHash}' 'wasm-unsafe-eval'; worker-src blob:"><script>${frameScript}</script>`;

/** What the frame needs and cannot fetch by itself. */
export type SandboxAssets = FrameStart;

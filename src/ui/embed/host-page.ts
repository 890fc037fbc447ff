import type { EmbedCommand, EmbedMessage, Versioned } from '../../embed/embed.d.ts';
import { PROTOCOL, readCommand } from '../../embed/protocol.ts';

/**
 * The page around an embedded scenario. Only the window above is listened to, and only while it is of
 * the origin that the browser says it is of; what is sent goes to that origin alone.
 */
export class HostPage {
  readonly #origin: string | null;
  readonly #parent: Window | null;

  constructor(frame: Window = window) {
    this.#parent = frame.parent === frame ? null : frame.parent;
    this.#origin = originAbove(frame);
  }

  post(message: EmbedMessage): void {
    if (!this.#parent || !this.#origin) return;
    this.#parent.postMessage(
      { ...message, buslab: PROTOCOL } satisfies Versioned<EmbedMessage>,
      this.#origin,
    );
  }

  /** Tells how high an element is, and again whenever that changes. Returns what ends it. */
  tellHeight(element: HTMLElement): () => void {
    const observer = new ResizeObserver(() =>
      this.post({ type: 'resize', height: element.offsetHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }

  /** Returns what ends it. */
  listen(carryOut: (command: EmbedCommand) => void): () => void {
    const onmessage = ({ source, origin, data }: MessageEvent) => {
      if (source !== this.#parent || origin !== this.#origin) return;
      const command = readCommand(data);
      if (!command) return;
      if ('wrong' in command) this.post({ type: 'error', message: command.wrong });
      else carryOut(command);
    };
    addEventListener('message', onmessage);
    return () => removeEventListener('message', onmessage);
  }
}

/** Of the page above; `null` if it has none that could be checked, such as that of a file. */
function originAbove({ location, document }: Window): string | null {
  const above = location.ancestorOrigins?.[0] ?? originOf(document.referrer);
  return above === undefined || above === 'null' ? null : above;
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

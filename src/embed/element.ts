import type {
  BuslabPlaygroundElement,
  EmbedCommand,
  EmbedMessage,
  EmbedMessageOf,
  EmbedTheme,
} from './embed.d.ts';

/**
 * `<buslab-playground>`: a scenario in a page, for pages that load `embed.js` beside it.
 *
 * It makes its frame when it comes near the screen, is as high as what the frame shows, and passes
 * messages on: commands by its methods, what happens as events called `buslab-…` whose `detail` is the
 * message. It takes no focus, scrolls nothing, and needs no style or script of the page, so that a
 * strict content security policy has to allow this script and the frame and nothing else.
 */

/** Where this script is, the frame's page is. It is only known while the script runs. */
const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? script.src : location.href;

const VIEWS = ['mode', 'view', 'theme'] as const;
const FLAGS = { readonly: 'readonly', 'click-to-load': 'ctl' } as const;
const PREFILLS = ['event', 'pattern', 'template', 'paths'] as const;
const LEAST_HEIGHT = 80;

class BuslabPlayground extends HTMLElement implements BuslabPlaygroundElement {
  static readonly observedAttributes = ['theme'];
  #frame: HTMLIFrameElement | null = null;
  #observer: IntersectionObserver | null = null;
  /** What was asked before the frame listened. */
  #waiting: EmbedCommand[] = [];
  #ready = false;

  connectedCallback(): void {
    if (this.#frame) return;
    this.style.display ||= 'block';
    this.style.minHeight ||= `${Number(this.getAttribute('height')) || LEAST_HEIGHT}px`;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#load();
      },
      { rootMargin: '300px' },
    );
    this.#observer.observe(this);
    addEventListener('message', this.#onmessage);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    removeEventListener('message', this.#onmessage);
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = false;
  }

  attributeChangedCallback(_name: string, before: string | null, theme: string | null): void {
    if (before === theme || !this.#frame) return;
    if (theme === 'light' || theme === 'dark') this.post({ type: 'setTheme', theme });
    else this.post({ type: 'setTheme', theme: 'auto' });
  }

  post(command: EmbedCommand): void {
    const { contentWindow } = this.#frame ?? {};
    if (!this.#ready || !contentWindow) this.#waiting.push(command);
    else contentWindow.postMessage({ buslab: 1, ...command }, new URL(base).origin);
  }

  load(scenario: string): void {
    this.post({ type: 'load', scenario });
  }

  setEvent(text: string): void {
    this.post({ type: 'setEvent', text });
  }

  setPattern(text: string, rule?: string): void {
    this.post({ type: 'setPattern', text, ...(rule !== undefined && { rule }) });
  }

  setTheme(theme: EmbedTheme): void {
    this.post({ type: 'setTheme', theme });
  }

  run(): void {
    this.post({ type: 'run' });
  }

  getState(): Promise<EmbedMessageOf<'result'>> {
    const id = String(++asked);
    return new Promise((resolve) => {
      const listen = ({ detail }: CustomEvent<EmbedMessageOf<'result'>>) => {
        if (detail.id !== id) return;
        this.removeEventListener('buslab-result', listen);
        resolve(detail);
      };
      this.addEventListener('buslab-result', listen);
      this.post({ type: 'getState', id });
    });
  }

  #load(): void {
    this.#observer?.disconnect();
    const address = new URL('embed.html', base);
    const query = new URLSearchParams(this.getAttribute('query') ?? '');
    for (const name of [...VIEWS, ...PREFILLS]) {
      const value = this.getAttribute(name);
      if (value !== null) query.set(name, value);
    }
    for (const [name, parameter] of Object.entries(FLAGS)) {
      if (this.hasAttribute(name)) query.set(parameter, '1');
    }
    query.set('host', location.origin);
    address.search = String(query);
    const exercise = this.getAttribute('exercise')?.replace(/^#?(learn\/)?/, '#learn/');
    address.hash = exercise ?? this.getAttribute('scenario') ?? '';
    const frame = document.createElement('iframe');
    const what = exercise === undefined ? 'A scenario' : 'An exercise';
    frame.title = `${this.getAttribute('label') ?? what} in Buslab`;
    frame.allow = 'clipboard-write';
    frame.style.cssText = 'display:block;width:100%;border:0';
    frame.style.height = this.style.minHeight;
    frame.src = address.href;
    this.#frame = frame;
    this.append(frame);
  }

  #onmessage = ({ source, origin, data }: MessageEvent): void => {
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    if (origin !== new URL(base).origin || data?.buslab !== 1) return;
    const message: EmbedMessage = data;
    if (message.type === 'ready') {
      this.#ready = true;
      for (const command of this.#waiting.splice(0)) this.post(command);
    } else if (message.type === 'resize') {
      this.style.minHeight = '';
      this.#frame.style.height = `${Math.max(LEAST_HEIGHT, Math.ceil(message.height))}px`;
    }
    this.dispatchEvent(new CustomEvent(`buslab-${message.type}`, { detail: message }));
  };
}

let asked = 0;
if (!customElements.get('buslab-playground')) {
  customElements.define('buslab-playground', BuslabPlayground);
}

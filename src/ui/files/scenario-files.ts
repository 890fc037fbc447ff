import type { Scenario } from '../../core/model/scenario.ts';
import { isLink } from '../../share/link.ts';
import { saveAs } from '../format/save-as.ts';
import type { Library } from '../state/library.svelte.ts';
import type { Toasts } from '../state/toasts.svelte.ts';

interface Parts {
  readonly library: Library;
  readonly toasts: Toasts;
  /** Shows a scenario that nothing keeps yet. */
  readonly open: (scenario: Scenario) => Promise<void>;
  /** Opens the fragment of a link. */
  readonly follow: (fragment: string) => void;
}

/** Larger files are read as files of events, whatever they are called. */
const LARGEST_TO_LOOK_AT = 20_000_000;

/**
 * Scenarios that come as files or pasted texts. A single one is shown and not kept until it is
 * changed, as that of a link; several are kept at once, each as a scenario of its own.
 */
export class ScenarioFiles {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether the file was taken; otherwise it is one of something else. */
  async take(file: File): Promise<boolean> {
    const { FILE_ENDING, looksLikeScenario } = await import('../../share/file.ts');
    const isNamed = file.name.toLowerCase().endsWith(FILE_ENDING);
    if (!isNamed && (file.size > LARGEST_TO_LOOK_AT || !/\.json$/i.test(file.name))) return false;
    const text = await file.text();
    if (!isNamed && !looksLikeScenario(text)) return false;
    await this.openText(text, `"${file.name}"`);
    return true;
  }

  /** @param what it is called in what is said of it */
  async openText(text: string, what: string): Promise<void> {
    const { toasts, library, open } = this.#parts;
    const { describeFileProblem, readFile } = await import('../../share/file.ts');
    const read = readFile(text);
    if (!read.ok) {
      const words = `${what} cannot be opened. ${describeFileProblem(read.error)}`;
      toasts.show(words, { kind: 'error' });
      return;
    }
    const [first, ...others] = read.value;
    if (!first) return;
    if (others.length === 0) {
      await open(first);
      toasts.show(`Opened "${first.name}". It is kept once you change it.`);
      return;
    }
    for (const scenario of [...others.toReversed(), first]) {
      await library.startUnkept();
      library.keep(scenario);
      await library.flush();
    }
    await open(first);
    toasts.show(`${read.value.length} scenarios were added to those in this browser.`);
  }

  /** Offers to open what was pasted, if it is a scenario or a link to one. */
  async pasted(text: string, isIntoField: boolean): Promise<void> {
    const { looksLikeScenario } = await import('../../share/file.ts');
    const fragment = fragmentIn(text);
    if (!fragment && !looksLikeScenario(text)) return;
    const run = () =>
      fragment ? this.#parts.follow(fragment) : void this.openText(text, 'What was pasted');
    // A text that was pasted into a field is meant for it, perhaps.
    if (!isIntoField) run();
    else {
      const words = 'What you pasted is a scenario of Buslab.';
      this.#parts.toasts.show(words, { action: { label: 'Open it', run } });
    }
  }

  /** All that this browser keeps, as one file. */
  async exportAll(): Promise<void> {
    const { toasts, library } = this.#parts;
    const { FILE_ENDING, SCHEMA_FILE, writeCollection } = await import('../../share/file.ts');
    const { scenarios, unreadable } = await library.all();
    if (scenarios.length === 0) {
      toasts.show('Nothing is kept in this browser yet.');
      return;
    }
    const schema = new URL(SCHEMA_FILE, location.href).href;
    saveAs(`all-scenarios${FILE_ENDING}`, writeCollection(scenarios, schema), 'application/json');
    if (unreadable > 0) {
      const words = `${unreadable} of the scenarios in this browser cannot be read and are not in the file. They are kept as they are.`;
      toasts.show(words, { kind: 'error' });
    }
  }
}

/** Of an address that was pasted whole; `null` for anything else. */
function fragmentIn(text: string): string | null {
  const trimmed = text.trim();
  const at = trimmed.indexOf('#');
  const isAddress = at === 0 || /^https?:\/\/\S+$/.test(trimmed);
  const fragment = at < 0 ? '' : trimmed.slice(at);
  return isAddress && isLink(fragment) ? fragment : null;
}

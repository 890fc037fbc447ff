import type { Scenario } from '../../core/model/scenario.ts';
import { blankScenario } from '../../samples/blank-scenario.ts';
import { scenarioOf } from '../carried.ts';
import { freeName } from './edits.ts';
import { beginEntry, rememberKept } from './entry.ts';
import type { Library } from './library.svelte.ts';
import type { Session } from './session.svelte.ts';

/** Scenarios come in and go out here, each with an entry of the browser's history to go back to. */
export class ScenarioDoor {
  readonly #session: Session;
  readonly #library: Library;
  readonly #onentry: () => void;

  /** @param onentry the present entry of the browser's history is about something else now */
  constructor(session: Session, library: Library, onentry: () => void) {
    this.#session = session;
    this.#library = library;
    this.#onentry = onentry;
  }

  /** Opens one that is not kept yet; going back shows what was open before. */
  async openNew(scenario: Scenario, fragment = ''): Promise<void> {
    await this.#library.startUnkept();
    beginEntry(fragment, null);
    this.#onentry();
    this.#session.open(scenario);
  }

  async openKept(id: string): Promise<void> {
    const opened = await this.#library.open(id);
    if (!opened) return;
    beginEntry('', id);
    this.#onentry();
    this.#session.open(opened.scenario, { past: opened.past });
  }

  /** A blank one, kept at once. */
  async create(): Promise<void> {
    await this.#openKeeping({ ...scenarioOf(blankScenario), name: this.#freeName('Untitled') });
  }

  async keepCopy(scenario: Scenario): Promise<void> {
    await this.#openKeeping({ ...scenario, name: this.#freeName(scenario.name) });
  }

  /** Deletes what is open, and opens the one that was changed last. */
  async removeOpen(): Promise<void> {
    const library = this.#library;
    await library.remove(library.id);
    const [next] = library.list;
    const opened = next ? await library.open(next.id) : null;
    if (!opened) return this.openNew(scenarioOf(blankScenario));
    rememberKept(library.id);
    this.#onentry();
    this.#session.open(opened.scenario, { past: opened.past });
  }

  async #openKeeping(scenario: Scenario): Promise<void> {
    await this.openNew(scenario);
    this.#library.keep(this.#session.scenario);
  }

  #freeName(name: string): string {
    const taken = this.#library.list.map((stored) => stored.name);
    return freeName(name, taken);
  }
}

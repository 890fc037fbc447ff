import type { Result } from '../../core/model/result.ts';
import type { Scenario } from '../../core/model/scenario.ts';
import type { StoredPoint } from '../../storage/database.ts';
import { type Role, ScenarioClaim } from '../../storage/scenario-claim.ts';
import {
  describeStorageProblem,
  type LoadedScenario,
  type ScenarioStore,
  type ScenarioSummary,
  type StorageProblem,
  type StoredItem,
} from '../../storage/scenarios.ts';
import type { DocumentHistory, KnownPast } from './document-history.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** What the page does about what happens to the open scenario. */
export interface LibraryListener {
  /** What was only opened until now is a stored scenario from now on. */
  onfirstkept(): void;
  /** Another tab has changed the scenario: this is how it is now. */
  onfollow(opened: OpenedScenario): void;
  /** What is open is kept as a scenario of its own from now on, under another name. */
  onbranch(name: string): void;
}

/** A stored scenario, with what is known of its past. */
export interface OpenedScenario {
  readonly scenario: Scenario;
  readonly past: KnownPast;
}

export type SaveState =
  /** Opened from a link or as an example, and not changed yet: nothing is kept. */
  | { readonly type: 'not-kept' }
  | { readonly type: 'saving' }
  | { readonly type: 'saved' }
  | { readonly type: 'refused'; readonly message: string };

const SAVE_AFTER_MILLISECONDS = 400;
const LAST_OPEN = 'last-open';
const GONE =
  'This scenario is no longer in the storage of this browser: the browser has made room, or another tab has deleted it. It is still open here.';

/** Small things that are kept beside the scenarios, each under a name. */
export interface SettingStore {
  /** `undefined` if nothing is kept. */
  getSetting(key: string): Promise<unknown>;
  setSetting(key: string, value: unknown): void;
}

/** The scenarios that this browser keeps, and the one of them that is open. */
export class Library implements SettingStore {
  readonly #store: ScenarioStore;
  readonly #toasts: Toasts;
  list = $state.raw<readonly ScenarioSummary[]>([]);
  /** The key of the open scenario; a new one if it has not been kept yet. */
  id = $state(newId());
  state = $state.raw<SaveState>({ type: 'not-kept' });

  /** The history of the open scenario is stored with it. */
  readonly #history: DocumentHistory;
  #revision = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: Scenario | null = null;
  #saving: Promise<void> = Promise.resolve();

  /** Whether this tab may change the open scenario; a follower shows what another tab makes of it. */
  role = $state<Role>('owner');

  readonly #listener: LibraryListener;
  readonly #claim: ScenarioClaim;

  constructor(
    store: ScenarioStore,
    history: DocumentHistory,
    toasts: Toasts,
    listener: LibraryListener,
  ) {
    this.#store = store;
    this.#history = history;
    this.#toasts = toasts;
    this.#listener = listener;
    this.#claim = new ScenarioClaim({
      onrole: (role) => void this.#become(role),
      onsaved: () => void this.#follow(),
      onlisted: () => void this.refresh(),
      onhandover: () => this.flush(),
    });
  }

  async refresh(): Promise<void> {
    const list = await this.#store.list();
    if (list.ok) this.list = list.value;
    else this.#refuse(list.error);
  }

  /** The scenario that was open last, if there is one. */
  async lastOpen(): Promise<OpenedScenario | null> {
    const last = await this.#store.getSetting(LAST_OPEN);
    if (!last.ok) {
      this.#refuse(last.error);
      return null;
    }
    return typeof last.value === 'string' ? this.open(last.value) : null;
  }

  async open(id: string): Promise<OpenedScenario | null> {
    await this.flush();
    const loaded = await this.#store.load(id);
    if (!loaded.ok) {
      if (loaded.error.code !== 'missing') {
        this.#toasts.show(describeStorageProblem(loaded.error), { kind: 'error' });
      }
      return null;
    }
    this.#pending = null;
    this.#revision = loaded.value.revision;
    this.id = id;
    this.state = { type: 'saved' };
    this.#claim.claim(id);
    void this.#store.setSetting(LAST_OPEN, id);
    return this.#opened(id, loaded.value);
  }

  #opened(id: string, { scenario, history }: LoadedScenario): OpenedScenario {
    return {
      scenario,
      past: { history, readVersion: (number) => this.readVersion(id, number) },
    };
  }

  /** Changes the open scenario here from now on; the tab that has it saves first, and then follows. */
  takeOver(): Promise<void> {
    return this.#claim.takeOver();
  }

  async #become(role: Role): Promise<void> {
    // What a tab that slept has not saved is not lost to the one that took over.
    if (role === 'follower' && this.#pending && this.#revision > 0) {
      await this.#branch(this.#pending, 'Another tab has taken this scenario over.');
      return;
    }
    if (role === 'owner') await this.#follow();
    this.role = role;
  }

  /** Shows the scenario as another tab has saved it. */
  async #follow(): Promise<void> {
    const { id } = this;
    const loaded = await this.#store.load(id);
    const isCurrent = id === this.id && !this.#pending;
    if (!loaded.ok || !isCurrent || loaded.value.revision === this.#revision) return;
    this.#revision = loaded.value.revision;
    this.#listener.onfollow(this.#opened(id, loaded.value));
  }

  /** A restore point's document; `null` if it is not kept any more. */
  async readVersion(id: string, number: number): Promise<Scenario | null> {
    const version = await this.#store.version(id, number);
    return version.ok ? version.value : null;
  }

  /** The restore points of the open scenario, the oldest first; none if it is not kept. */
  async points(): Promise<readonly StoredPoint[]> {
    const points = await this.#store.points(this.id);
    return points.ok ? points.value : [];
  }

  /** What is open from now on has not been kept yet; it is as soon as it is changed. */
  async startUnkept(): Promise<void> {
    await this.flush();
    this.#pending = null;
    this.id = newId();
    this.#revision = 0;
    this.#claim.giveUp();
    this.role = 'owner';
    this.state = { type: 'not-kept' };
  }

  /** Keeps the scenario shortly, or with `flush` at once. */
  keep(scenario: Scenario): void {
    this.#pending = scenario;
    if (this.state.type !== 'refused') this.state = { type: 'saving' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MILLISECONDS);
  }

  /**
   * Looks whether what was saved is still there, for somebody who comes back to the page. It is not
   * saved again unasked: another tab may have deleted it on purpose.
   */
  async check(scenario: Scenario): Promise<void> {
    const { id } = this;
    if (this.state.type !== 'saved' || this.role === 'follower') return;
    const kept = await this.#store.has(id);
    // Something else may have been opened or changed meanwhile.
    if (id !== this.id || this.#pending) return;
    if (!kept.ok) this.#refuse(kept.error);
    else if (!kept.value) {
      this.#pending = scenario;
      this.state = { type: 'refused', message: GONE };
    }
  }

  /** Resolves when everything that was to be kept is kept, or refused. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  async #save(): Promise<void> {
    const scenario = this.#pending;
    if (!scenario) return;
    this.#pending = null;
    if (this.role === 'follower') {
      await this.#branch(scenario, 'This scenario is open in another tab.');
      return;
    }
    const isNew = this.#revision === 0;
    const saved = await this.#write(scenario);
    if (saved.ok) {
      this.#revision = saved.value;
      if (!this.#pending) this.state = { type: 'saved' };
      if (isNew) {
        this.#claim.claim(this.id);
        await this.#store.setSetting(LAST_OPEN, this.id);
        this.#listener.onfirstkept();
      }
      this.#claim.tellSaved();
      await this.refresh();
      return;
    }
    switch (saved.error.code) {
      case 'conflict':
        // Another tab was faster. Nothing of either is lost: this tab goes on with a copy of its own.
        await this.#branch(scenario, 'Another tab has changed this scenario.');
        return;
      case 'missing':
        this.#toasts.show(
          'The browser or another tab has deleted this scenario. It was open here, and is saved again.',
        );
        await this.#saveAnew(scenario);
        return;
      default:
        // What could not be kept is kept with the next change, or when it is asked for.
        this.#pending ??= scenario;
        this.#refuse(saved.error);
    }
  }

  /** Goes on with a copy, and says why. */
  async #branch(scenario: Scenario, reason: string): Promise<void> {
    const name = copyName(scenario.name);
    this.#toasts.show(`${reason} What you changed here is kept as "${name}".`);
    this.#listener.onbranch(name);
    await this.#saveAnew({ ...scenario, name });
  }

  async #saveAnew(scenario: Scenario): Promise<void> {
    this.id = newId();
    this.#revision = 0;
    this.#claim.giveUp();
    this.role = 'owner';
    this.#history.detach();
    this.#pending ??= scenario;
    await this.#save();
  }

  async #write(scenario: Scenario): Promise<Result<number, StorageProblem>> {
    const { saved, ...history } = this.#history.toSave();
    const now = Date.now();
    const all = await this.#store.save(this.id, scenario, this.#revision, now, history);
    if (all.ok) saved();
    if (all.ok || all.error.code !== 'full') return all;
    // The scenario itself matters more than the states it was in.
    return this.#store.save(this.id, scenario, this.#revision, now);
  }

  async remove(id: string): Promise<void> {
    if (id === this.id) {
      this.#pending = null;
      clearTimeout(this.#timer);
      await this.#saving;
    }
    const removed = await this.#store.remove(id);
    if (id === this.id) await this.startUnkept();
    if (!removed.ok) {
      this.#toasts.show(describeStorageProblem(removed.error), { kind: 'error' });
      return;
    }
    this.#toasts.show(`Scenario "${removed.value.stored.name}" deleted.`, {
      action: {
        label: 'Undo',
        run: () => void this.#store.restore(removed.value).then(() => this.#listed()),
      },
    });
    await this.#listed();
  }

  async #listed(): Promise<void> {
    this.#claim.tellListed();
    await this.refresh();
  }

  /** All that is kept; `null` if nothing can be. */
  async inventory(): Promise<readonly StoredItem[] | null> {
    await this.flush();
    const items = await this.#store.inventory();
    return items.ok ? items.value : null;
  }

  async forgetHistory(id: string): Promise<void> {
    await this.#store.forgetHistory(id);
    if (id === this.id) this.#history.forget();
  }

  /** What is open stays open, and is not kept until it is changed. */
  async removeEverything(): Promise<void> {
    await this.startUnkept();
    await this.#store.clear();
    this.#history.forget();
    await this.#listed();
  }

  /** Every scenario that this browser keeps and that can be read, the newest first. */
  async all(): Promise<{ readonly scenarios: readonly Scenario[]; readonly unreadable: number }> {
    await this.flush();
    const list = await this.#store.list();
    const scenarios: Scenario[] = [];
    let unreadable = 0;
    for (const { id } of list.ok ? list.value : []) {
      const loaded = await this.#store.load(id);
      if (loaded.ok) scenarios.push(loaded.value.scenario);
      else unreadable++;
    }
    return { scenarios, unreadable };
  }

  async getSetting(key: string): Promise<unknown> {
    const setting = await this.#store.getSetting(key);
    return setting.ok ? setting.value : undefined;
  }

  setSetting(key: string, value: unknown): void {
    void this.#store.setSetting(key, value);
  }

  #refuse(problem: StorageProblem): void {
    this.state = { type: 'refused', message: describeStorageProblem(problem) };
  }
}

function copyName(name: string): string {
  return `${name} (copy)`.slice(0, 200);
}

function newId(): string {
  return crypto.randomUUID();
}

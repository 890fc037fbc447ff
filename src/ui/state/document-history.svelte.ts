import { compareScenarios } from '../../core/compare/compare-scenarios.ts';
import { describeChanges, placesOf } from '../../core/compare/describe-changes.ts';
import type { Scenario } from '../../core/model/scenario.ts';
import type { HistoryToSave, LoadedHistory } from '../../storage/history.ts';

/** A state that the document is or was in. */
export interface Step {
  readonly number: number;
  readonly at: number;
  /** What was changed to come to it. */
  readonly summary: string;
  /** `null` as long as it has not been read from storage. */
  readonly document: Scenario | null;
}

/** How a change came about: an editor has an undo of its own, for what was typed in it just now. */
export type ChangeKind = 'edit' | 'undo' | 'redo';

/** Reads the document of a point that is stored; `null` if it is not there any more. */
export type ReadVersion = (number: number) => Promise<Scenario | null>;

/** What is stored of a scenario's past, and how to read more of it. */
export interface KnownPast {
  readonly history: LoadedHistory;
  readonly readVersion: ReadVersion;
}

/** Changes at one place that follow each other faster are one step. */
const BURST_MILLISECONDS = 1_000;
/** Older steps are left to the list of restore points. */
const MOST_STEPS = 200;

/**
 * The states that the open scenario was in, with undo and redo over the whole of it. No state is ever
 * lost: what an undo and a new change leave behind stays a restore point.
 */
export class DocumentHistory {
  past = $state.raw<readonly Step[]>([]);
  future = $state.raw<readonly Step[]>([]);
  #present: Step & { readonly document: Scenario } = $state.raw({
    ...{ number: 0, at: 0, summary: '' },
    document: undefined as unknown as Scenario,
  });

  /** Counts the undos and redos, and the documents that were opened. */
  travels = 0;
  /** What the steps are that are not stored yet, by their numbers. */
  #unsaved = new Map<number, Step>();
  #next = 1;
  /** Where the change was that the present step came from; `null`: what comes next is a new step. */
  #openAt: string | null = null;
  #lastChange = 0;
  #editorStep: Exclude<ChangeKind, 'edit'> | null = null;
  #readVersion: ReadVersion = async () => null;
  readonly #clock: () => number;

  constructor(document: Scenario, clock: () => number = Date.now) {
    this.#clock = clock;
    this.begin(document);
  }

  get present(): Step {
    return this.#present;
  }

  /** The document as it is now. */
  get document(): Scenario {
    return this.#present.document;
  }

  /** What undo takes back, in a few words; `null`: there is nothing. */
  readonly undoes = $derived(this.past.length > 0 ? this.#present.summary : null);
  readonly redoes = $derived(this.future.at(-1)?.summary ?? null);

  /** Another document is open from now on, with what is stored of its past. */
  begin(document: Scenario, known: KnownPast | null = null): void {
    const { points, trail } = known?.history ?? { points: [], trail: null };
    const byNumber = new Map(points.map((point) => [point.number, point]));
    const steps = (numbers: readonly number[] = []) =>
      numbers.flatMap((number): Step[] => {
        const point = byNumber.get(number);
        return point ? [{ number, at: point.at, summary: point.summary, document: null }] : [];
      });
    this.past = steps(trail?.past);
    this.future = steps(trail?.future);
    this.#next = Math.max(0, trail?.present.number ?? 0, ...points.map(({ number }) => number)) + 1;
    const present = trail?.present ?? {
      at: this.#clock(),
      summary: 'Opened',
      number: this.#next++,
    };
    this.#present = { ...present, document };
    this.travels++;
    this.#unsaved.clear();
    this.#openAt = null;
    this.#readVersion = known?.readVersion ?? (async () => null);
  }

  /** The document is kept as one of its own from now on, with as much of its past as is at hand. */
  detach(): void {
    const isHere = (step: Step) => step.document !== null;
    this.past = this.past.filter(isHere);
    this.future = this.future.filter(isHere);
    this.#unsaved = new Map([...this.past, ...this.future].map((step) => [step.number, step]));
    this.#readVersion = async () => null;
  }

  /** Forgets every state but the present one. */
  forget(): void {
    this.begin(this.#present.document);
  }

  /** The document was changed elsewhere, and is shown here. */
  follow(document: Scenario, history: LoadedHistory): void {
    this.begin(document, { history, readVersion: this.#readVersion });
  }

  /** Notes a change of the document. */
  record(before: Scenario, after: Scenario, summary?: string): void {
    const kind = this.#editorStep ?? 'edit';
    const changes = compareScenarios(before, after);
    const now = this.#clock();
    const places = placesOf(changes);
    const continues =
      kind === 'edit' && places === this.#openAt && now - this.#lastChange < BURST_MILLISECONDS;
    this.#lastChange = now;
    if (continues || changes.length === 0) {
      this.#present = { ...this.#present, document: after };
      return;
    }
    this.#openAt = kind === 'edit' ? places : null;
    const left = this.#leave(before);
    const came = {
      number: this.#next++,
      at: now,
      summary: summary ?? describeChanges(changes),
      document: after,
    };
    switch (kind) {
      case 'edit':
        this.past = [...this.past, left].slice(-MOST_STEPS);
        this.future = [];
        break;
      // An editor's steps are smaller. One that comes to a state known here is a step there; others
      // lie between two.
      case 'undo': {
        this.future = [...this.future, left];
        const last = this.past.at(-1);
        if (last?.document && compareScenarios(last.document, after).length === 0) {
          this.past = this.past.slice(0, -1);
          this.#present = { ...last, document: after };
          return;
        }
        break;
      }
      case 'redo': {
        this.past = [...this.past, left];
        const next = this.future.at(-1);
        if (next?.document && compareScenarios(next.document, after).length === 0) {
          this.future = this.future.slice(0, -1);
          this.#present = { ...next, document: after };
          return;
        }
        break;
      }
    }
    this.#present = came;
  }

  /** What is changed meanwhile is a step of an editor's own undo or redo. */
  duringEditorStep(kind: ChangeKind, work: () => void): void {
    this.#editorStep = kind === 'edit' ? null : kind;
    try {
      work();
    } finally {
      this.#editorStep = null;
    }
  }

  /** Goes back one step and returns the document to show; `null` if there is none. */
  async back(): Promise<Scenario | null> {
    const step = await this.#fetch(() => this.past);
    if (!step) return null;
    const { document } = this.#present;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, this.#leave(document)];
    return this.#arrive(step);
  }

  async forward(): Promise<Scenario | null> {
    const step = await this.#fetch(() => this.future);
    if (!step) return null;
    const { document } = this.#present;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, this.#leave(document)];
    return this.#arrive(step);
  }

  /** States that are not stored as restore points yet, or cannot be. */
  get unsavedSteps(): readonly Step[] {
    return [...this.#unsaved.values()];
  }

  /** What is to be stored beside the document as it is now; `saved` is to be called afterwards. */
  toSave(): HistoryToSave & { readonly saved: () => void } {
    const points = [...this.#unsaved.values()].flatMap(({ document, ...rest }) =>
      document ? [{ ...rest, document }] : [],
    );
    const { number, at, summary } = this.#present;
    const numbers = (steps: readonly Step[]) => steps.map((step) => step.number);
    return {
      points,
      trail: {
        past: numbers(this.past),
        present: { number, at, summary },
        future: numbers(this.future),
      },
      saved: () => {
        for (const point of points) this.#unsaved.delete(point.number);
      },
    };
  }

  /** The last step of a list with its document; steps that are not to be had any more are left out. */
  async #fetch(list: () => readonly Step[]): Promise<(Step & { document: Scenario }) | null> {
    for (;;) {
      const step = list().at(-1);
      if (!step) return null;
      if (step.document) return { ...step, document: step.document };
      const document = await this.#readVersion(step.number);
      // Something else may have happened while it was read.
      if (list().at(-1) !== step) return null;
      if (document) return { ...step, document };
      const rest = list().slice(0, -1);
      if (list() === this.past) this.past = rest;
      else this.future = rest;
    }
  }

  /** The present step, as one that is to be come back to. */
  #leave(document: Scenario): Step {
    const left = { ...this.#present, document };
    // A step that was come back to is stored already; storing it again does no harm.
    this.#unsaved.set(left.number, left);
    return left;
  }

  #arrive(step: Step & { document: Scenario }): Scenario {
    this.travels++;
    this.#present = step;
    this.#openAt = null;
    return step.document;
  }
}

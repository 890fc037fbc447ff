import type { ExpectationResult } from '../../core/expectation/judge-expectations.ts';
import type { NewExpectation } from '../../core/model/expectation.ts';
import type { Scenario } from '../../core/model/scenario.ts';
import {
  addExpectations,
  changeExpectation,
  MOST_EXPECTATIONS,
  removeExpectation,
} from './expectation-edits.ts';
import type { Session } from './session.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** They are judged when typing has paused this long; verdicts on the event at hand do not wait. */
const JUDGE_AFTER_MILLISECONDS = 150;

/** What is expected of the open scenario, and whether it holds. */
export class Tests {
  #results = $state.raw<ReadonlyMap<string, ExpectationResult>>(new Map());
  /** Whether the results are about the scenario as it is now. */
  isSettled = $state(true);

  readonly #session: Session;
  readonly #toasts: Toasts;
  #asked: Scenario | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, toasts: Toasts) {
    this.#session = session;
    this.#toasts = toasts;
  }

  /** `undefined` until it has been judged. */
  resultOf(id: string): ExpectationResult | undefined {
    return this.#results.get(id);
  }

  /** How many there are, and how many of them do not hold. */
  get tally(): { readonly all: number; readonly failed: number } {
    const { expectations } = this.#session.scenario;
    const failed = expectations.filter(({ id }) => {
      const result = this.#results.get(id);
      return result !== undefined && result.verdict !== 'passed';
    });
    return { all: expectations.length, failed: failed.length };
  }

  /** Judges a scenario soon, unless nothing has changed that matters to its tests. */
  watch(scenario: Scenario): void {
    if (this.#asked && isSameToTests(scenario, this.#asked)) return;
    this.#asked = scenario;
    this.#judgeSoon();
  }

  /** Whoever was asked last may never answer. */
  judgeAgain(): void {
    if (this.#asked) this.#judgeSoon();
  }

  #judgeSoon(): void {
    clearTimeout(this.#timer);
    const isAny = (this.#asked?.expectations.length ?? 0) > 0;
    this.isSettled = !isAny;
    if (!isAny) this.#results = new Map();
    else this.#timer = setTimeout(() => void this.#judge(), JUDGE_AFTER_MILLISECONDS);
  }

  async #judge(): Promise<void> {
    const scenario = this.#asked;
    const results = scenario && (await this.#session.questions.judgeExpectations(scenario));
    if (!results || scenario !== this.#asked) return;
    this.#results = new Map(results.map((result) => [result.id, result]));
    this.isSettled = true;
  }

  /** Whether exactly this is expected already. */
  has(expectation: NewExpectation): boolean {
    return addExpectations(this.#session.scenario, [expectation]).added === 0;
  }

  /** Adds what is not expected yet, and says so. */
  add(wanted: readonly NewExpectation[]): void {
    const session = this.#session;
    const before = session.scenario;
    const { scenario, added } = addExpectations(before, wanted);
    if (added === 0) {
      const isFull = before.expectations.length >= MOST_EXPECTATIONS;
      this.#toasts.show(
        isFull ? `A scenario has ${MOST_EXPECTATIONS} tests at most.` : 'That is expected already.',
      );
      return;
    }
    session.change(scenario);
    this.#toasts.show(added === 1 ? 'Test added.' : `${added} tests added.`, {
      action: { label: 'Undo', run: () => session.change(before) },
    });
  }

  change(id: string, expectation: NewExpectation): void {
    this.#session.change(changeExpectation(this.#session.scenario, id, expectation));
  }

  remove(id: string): void {
    const session = this.#session;
    const before = session.scenario;
    session.change(removeExpectation(before, id));
    this.#toasts.show('Test removed.', {
      action: { label: 'Undo', run: () => session.change(before) },
    });
  }

  /**
   * Expects of an event what happens to it now.
   *
   * @param isWanted of all that could be expected
   * @param afterSeconds where it is after so much time; `undefined`: when nothing more happens
   */
  async expectWhatHappens(
    event: string,
    isWanted: (expectation: NewExpectation) => boolean,
    afterSeconds?: number,
  ): Promise<void> {
    const { scenario } = this.#session;
    const found = await this.#session.questions.whatHappens({ scenario, event, afterSeconds });
    if (!found) return;
    const wanted = found.ok ? found.value.filter(isWanted) : [];
    if (!found.ok) this.#toasts.show(`Nothing can be expected: ${found.error}`);
    else if (wanted.length > 0) this.add(wanted);
    else this.#toasts.show('Sent alone, as tests send it, the event does not get there.');
  }
}

/** Documents are replaced and never changed; what was done with the scenario is no part of a test. */
function isSameToTests(one: Scenario, other: Scenario): boolean {
  const others: readonly string[] = ['name', 'description', 'actions', 'producers'];
  return (Object.keys({ ...one, ...other }) as (keyof Scenario)[]).every(
    (key) => others.includes(key) || one[key] === other[key],
  );
}

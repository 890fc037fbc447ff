import type { Scenario } from '../../core/model/scenario.ts';
import { type Site, siteAt } from '../../share/copies.ts';
import { encodeScenario, linkCarries } from '../../share/link.ts';
import type { PrivateKind } from '../../share/private-kinds.ts';
import { findPrivate, type Replacement, redact } from '../../share/redact.ts';
import { plainView, queryText, type SharedView, writeView } from '../../share/view.ts';
import type { Session } from '../state/session.svelte.ts';
import { viewOf } from '../state/shared-view.ts';

/** What is about to be passed on: the scenario, with what is private replaced, and how it opens. */
export class Share {
  readonly #session: Session;
  readonly site: Site = siteAt(location.href);
  /** The kinds of private texts that are replaced. */
  kinds = $state.raw<ReadonlySet<PrivateKind>>(new Set());
  withView = $state(true);
  withMoment = $state(false);
  /** JSON pointer of the value that is pointed at; empty for none. */
  highlight = $state('');

  readonly found = $derived.by(() => findPrivate(this.#session.scenario));
  readonly replaced = $derived<readonly Replacement[]>(
    this.found.filter(({ kind }) => this.kinds.has(kind)),
  );
  readonly scenario: Scenario = $derived.by(() => redact(this.#session.scenario, this.replaced));
  /** The moment in view, in milliseconds of virtual time; `null` at the end. */
  readonly moment = $derived.by(() => {
    const { playback, scenario } = this.#session;
    return playback.place === null
      ? null
      : Math.round(playback.place - Date.parse(scenario.startsAt));
  });
  readonly view = $derived.by(
    (): SharedView => ({
      ...(this.withView ? viewOf(this.#session) : plainView),
      at: this.withMoment ? this.moment : null,
      highlight: this.highlight || null,
    }),
  );
  readonly query = $derived(writeView(this.view));
  /** `null` if it is larger than a link can carry. */
  readonly fragment: Promise<string | null> = $derived.by(async () => {
    const { scenario } = this;
    return linkCarries(scenario) ? encodeScenario(scenario) : null;
  });

  constructor(session: Session) {
    this.#session = session;
    this.withMoment = session.playback.place !== null;
  }

  linkWith(fragment: string): string {
    const query = queryText(this.query);
    return `${this.site.page}${query && `?${query}`}${fragment}`;
  }

  replace(kind: PrivateKind, isReplaced: boolean): void {
    const kinds = new Set(this.kinds);
    if (isReplaced) kinds.add(kind);
    else kinds.delete(kind);
    this.kinds = kinds;
  }

  /** How many verdicts of rules on events would not be what they are; `null`: ask again. */
  async changedVerdicts(): Promise<number | null> {
    const before = await this.#session.tabulate();
    const after = await this.#session.tabulate(this.scenario);
    if (!before || !after) return null;
    return before.verdicts
      .flat()
      .filter((verdict, index) => after.verdicts.flat()[index] !== verdict).length;
  }
}

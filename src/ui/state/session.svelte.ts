import { untrack } from 'svelte';
import type { ApiRequest, ApiResult } from '../../core/api/wire.ts';
import { compareScenarios } from '../../core/compare/compare-scenarios.ts';
import { LATEST_ACTION, type StartReplayAction } from '../../core/model/action.ts';
import { type Instant, instant } from '../../core/model/brand.ts';
import type { QuickFix } from '../../core/model/quick-fix.ts';
import { failure, type Result, success } from '../../core/model/result.ts';
import type {
  Action,
  Producer,
  ResourceReference,
  Rule,
  SampleEvent,
  Scenario,
  Target,
} from '../../core/model/scenario.ts';
import { isScheduledOnly } from '../../core/model/scheduled-only.ts';
import type { TraceEntry } from '../../core/model/trace.ts';
import type { DeliveryReport } from '../../core/report/delivery-report.ts';
import type { LogRecord } from '../../core/report/log-record.ts';
import type { MetricSeries } from '../../core/report/metrics/series.ts';
import type { MessageReport } from '../../core/report/queues.ts';
import type { FieldStep } from '../../core/suggest/add-from-event.ts';
import { plainView, type SharedView } from '../../share/view.ts';
import type { LoadedHistory } from '../../storage/history.ts';
import type {
  ApiCallAnswer,
  Evaluation,
  EventTable,
  InputInspection,
  MessageDescription,
  ProducerRun,
  RuleEvaluation,
  SandboxPorts,
  ScheduleReading,
  TraceBatch,
} from '../../worker/api.ts';
import { SimulationClient } from '../../worker/client.ts';
import type { DocumentHistory, KnownPast } from './document-history.svelte.ts';
import { type RuleReference, ruleOf, sendEvent, startOver, waitUntil } from './edits.ts';
import { type ActionRouting, History } from './history.svelte.ts';
import { lookAt } from './look-at.ts';
import { whatIsOnMap } from './on-map.ts';
import { Playback } from './playback.svelte.ts';
import { Pointing } from './pointing.svelte.ts';
import { ProducerRuns } from './producer-runs.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { SetupCheck } from './setup-check.svelte.ts';
import { applyView } from './shared-view.ts';
import { addStep, MOST_STEPS, mendFrom, removeAction, type Step } from './steps.ts';
import { TerminalLog } from './terminal.svelte.ts';
import type { Tests } from './tests.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** A run starts when typing has paused this long; verdicts do not wait for it. */
const RUN_AFTER_MILLISECONDS = 150;

/** In characters. */
const LONG_EVENT = 100_000;
/** Quick fixes for a long event are looked for when typing has paused this long. */
const SEARCH_AFTER_MILLISECONDS = 400;

/** How much of what follows a sending is played; retries later than that are shown at once. */
const WATCHED_MILLISECONDS = 5_000;

export type Questions = Pick<
  SimulationClient,
  | 'coverage'
  | 'generateEvents'
  | 'inspectExercise'
  | 'inspectInput'
  | 'judge'
  | 'judgeExpectations'
  | 'patternChecks'
  | 'readAloud'
  | 'readLog'
  | 'readMessages'
  | 'readSchedule'
  | 'recognise'
  | 'tellStory'
  | 'tryPattern'
  | 'whatHappens'
  | 'whyNot'
>;

/**
 * One open scenario with all that follows from it: verdicts while typing, the trace of its run, and
 * what of the trace is in view.
 */
export class Session {
  readonly selection = new Selection();
  readonly history = new History();
  readonly playback = new Playback(() => this.history.instants);
  readonly pointing = new Pointing(this);
  readonly producers = new ProducerRuns(this);
  readonly terminal = new TerminalLog();
  readonly setup: SetupCheck;
  /** What is expected, where somebody looks at it: an embedded scenario carries its tests unjudged. */
  tests = $state.raw<Tests | null>(null);
  /** The states that the scenario was in, with undo and redo. */
  readonly versions: DocumentHistory;
  readonly #toasts: Toasts;
  readonly #client: SimulationClient;
  /** What can be asked without the open scenario: each answer is `null` if one has to ask again. */
  readonly questions: Questions;
  readonly #onchange: (scenario: Scenario) => void;

  // Raw: the document is replaced and never changed in place, so that it can be cloned into storage
  // and the worker as it is, and an earlier one can be put back.
  scenario: Scenario = $state.raw(undefined as unknown as Scenario);

  evaluation = $state.raw<Evaluation | null>(null);
  /** Changes that make the selected rule match, for the texts they were found for and no others. */
  #proposal = $state.raw<{
    readonly event: SampleEvent;
    readonly pattern: string;
    readonly fixes: readonly QuickFix[];
  } | null>(null);
  /** The log of a real bus that was pasted; it is neither saved nor shared. */
  pastedLog = $state.raw<readonly LogRecord[]>([]);
  /** Whether the sendings are played and the resources checked; otherwise there are verdicts only. */
  runs = true;
  running = $state(false);
  /** Changes when an event has been routed anew, so that its way is drawn once. */
  pulse = $state(0);
  /** Milliseconds from the latest question to its verdicts. */
  latency = $state<number | null>(null);

  readonly event = $derived(
    this.scenario.events.find(({ id }) => id === this.selection.event) ?? this.scenario.events[0],
  );
  readonly rule = $derived(
    this.selection.rule === null ? undefined : ruleOf(this.scenario, this.selection.rule),
  );
  readonly ruleEvaluation = $derived(this.evaluationOf(this.selection.rule));
  readonly target = $derived(
    this.rule?.targets.find(({ id }) => id === this.selection.target) ?? this.rule?.targets[0],
  );
  /** The sending that is looked at; what is done with queues meanwhile is none. */
  readonly action = $derived<Action | undefined>(
    this.scenario.actions[this.selection.action] ??
      this.scenario.actions[lastSending(this.scenario)],
  );
  readonly quickFixes = $derived<readonly QuickFix[]>(
    this.#proposal &&
      this.#proposal.pattern === this.rule?.pattern &&
      this.#proposal.event === this.event
      ? this.#proposal.fixes
      : [],
  );
  /** Verdicts are about the event in the editor, and deliveries about a sending: often the same. */
  readonly onMap = $derived(whatIsOnMap(this.scenario, this.action, this.event));
  /** Among the scenario's actions; -1 for none. */
  readonly actionIndex = $derived(this.action ? this.scenario.actions.indexOf(this.action) : -1);
  readonly #actionHistory = $derived(this.history.about(this.actionIndex));
  /** What PutEvents answered for the selected action. */
  readonly ingestion = $derived(this.#actionHistory.ingestion);
  readonly deliveries = $derived<readonly DeliveryReport[]>(
    this.#actionHistory.deliveries(this.playback.place),
  );
  /** The same, with what lies after the place in view: the timeline draws it faintly. */
  readonly allDeliveries = $derived<readonly DeliveryReport[]>(
    this.#actionHistory.deliveries(null),
  );
  readonly routing = $derived<ActionRouting>(this.#actionHistory.routing(this.playback.place));
  /** Whether the verdicts are those of what is on screen; a newer question may be on its way. */
  get isAnswered(): boolean {
    return this.evaluation !== null && !this.#evaluating;
  }
  /** Whether what is on screen has been played to its end, as far as it is played at all. */
  get isPlayed(): boolean {
    return !this.running && !this.#isRunDue;
  }
  readonly queues = $derived(this.history.queues(this.scenario.queues, this.playback.place));
  readonly functions = $derived(
    this.history.functions(this.scenario.functions, this.playback.place),
  );

  #run = 0;
  /** The ways that were taken last; only others are drawn anew. */
  #ways = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A run is about to start. */
  #isRunDue = $state(false);
  #whenPlayed: (() => void)[] = [];
  #evaluating = $state(false);
  /** How many searches for quick fixes have not been answered. */
  #searches = 0;
  #stale = false;
  #playFrom: number | null = null;

  constructor(
    versions: DocumentHistory,
    toasts: Toasts,
    openSandboxes: () => SandboxPorts,
    onchange: (scenario: Scenario) => void,
  ) {
    this.scenario = versions.document;
    this.versions = versions;
    this.#onchange = onchange;
    this.#toasts = toasts;
    this.#client = new SimulationClient({
      openSandboxes,
      onrestart: (reason, replaced) => this.#restarted(reason, replaced),
    });
    this.questions = this.#client;
    this.setup = new SetupCheck((request) => this.#client.checkSetup(request));
  }

  /** Everything that has happened in the latest run, whatever the place in view. */
  get trace(): readonly TraceEntry[] {
    return this.history.entries;
  }

  /** Shows another scenario, with what is known of its past, as a link wants it to be looked at. */
  open(
    scenario: Scenario,
    {
      view = plainView,
      past = null,
    }: { readonly view?: SharedView; readonly past?: KnownPast | null } = {},
  ): void {
    const first = scenario.events[0];
    // A scenario opens already evaluated: its first event is sent at once.
    this.scenario =
      scenario.actions.length === 0 && first ? sendEvent(scenario, first.id, 0) : scenario;
    this.versions.begin(this.scenario, past);
    const bus = scenario.buses.find(({ rules }) => rules.length > 0);
    this.selection.event = first?.id ?? '';
    this.selection.rule = bus?.rules[0] ? { bus: bus.name, name: bus.rules[0].name } : null;
    this.selection.target = null;
    // What is to be run is what one looks at first, unless events have been sent.
    const isProduced =
      scenario.producers.length > 0 && !scenario.actions.some(({ type }) => type === 'put-events');
    this.selection.source = isProduced && scenario.actions.length > 0 ? 'producers' : 'event';
    this.selection.producer = scenario.producers[0]?.id ?? null;
    this.producers.clear();
    this.terminal.forget();
    this.selection.action = lastSending(this.scenario);
    this.selection.entry = null;
    this.playback.toEnd();
    if (view.at !== null) this.playback.place = instant(Date.parse(scenario.startsAt) + view.at);
    const isRuleNamed = applyView(this.selection, this.scenario, view);
    if (view.highlight !== null) void this.#pointAt(view.highlight);
    this.evaluation = null;
    this.history.clear();
    this.#openingSelection = !isRuleNamed;
    if (this.runs) this.setup.ask(this.scenario);
    void this.#evaluate();
    this.#scheduleRun(0);
  }

  async #pointAt(pointer: string): Promise<void> {
    const text = this.event?.text ?? '';
    const { spanAt } = await import('./span-at.ts');
    const span = spanAt(text, pointer);
    if (span && this.event?.text === text) this.pointing.pointAtValue(span);
  }

  #openingSelection = false;

  /**
   * Puts a changed document in place of the present one; everything that follows is computed anew.
   *
   * @param summary what was done, if the differences do not say it best
   */
  change(scenario: Scenario, summary?: string): void {
    if (scenario === this.scenario) return;
    this.versions.record(this.scenario, scenario, summary);
    this.#show(scenario);
    this.#onchange(scenario);
  }

  /** Takes the last step back, whatever part of the document it changed. */
  undo(): Promise<void> {
    return this.#travel(this.versions.undoes, () => this.versions.back());
  }

  redo(): Promise<void> {
    return this.#travel(this.versions.redoes, () => this.versions.forward());
  }

  /** What was undone or redone last, to be said. */
  travelled = $state('');

  async #travel(summary: string | null, go: () => Promise<Scenario | null>): Promise<void> {
    const isBack = summary === this.versions.undoes;
    const before = this.scenario;
    const scenario = await go();
    if (!scenario || this.scenario !== before) return;
    this.travelled = `${isBack ? 'Undone' : 'Redone'}: ${summary ?? ''}`;
    this.#show(scenario);
    lookAt(this, compareScenarios(before, scenario));
    this.#onchange(scenario);
  }

  /** Shows what another tab made of this scenario; what is looked at stays. */
  follow(scenario: Scenario, history: LoadedHistory): void {
    this.versions.follow(scenario, history);
    this.#show(scenario);
  }

  #show(scenario: Scenario): void {
    this.scenario = scenario;
    if (this.runs) this.setup.ask(scenario);
    this.refresh();
  }

  /** Evaluates again, for example after another event was selected. */
  refresh(): void {
    void this.#evaluate();
    this.#scheduleRun(RUN_AFTER_MILLISECONDS);
  }

  selectEvent(id: string): void {
    if (this.selection.event === id) return;
    this.selection.event = id;
    const index = this.scenario.actions.findLastIndex(
      (action) => action.type === 'put-events' && action.event === id,
    );
    if (index >= 0) this.selection.action = index;
    void this.#evaluate();
  }

  /** Sends the selected event, one virtual second after the last thing in view, and plays it. */
  send(): void {
    const event = this.event;
    if (!event) return;
    const start = Date.parse(this.scenario.startsAt);
    const at = this.nextMoment();
    const next = sendEvent(this.scenario, event.id, at);
    this.selection.action = next.actions.findLastIndex(
      (action) => action.type === 'put-events' && action.at === at,
    );
    this.#playFrom = start + at;
    this.versions.record(this.scenario, next);
    this.scenario = next;
    this.#onchange(next);
    this.#scheduleRun(0);
  }

  /** The full second in view or after it that also comes after whatever was sent last. */
  nextMoment(): number {
    const start = Date.parse(this.scenario.startsAt);
    const now = this.playback.now;
    const last = this.scenario.actions.findLast(isSending)?.at ?? -1000;
    const elapsed = now === null ? 0 : Math.ceil((now - start) / 1000) * 1000;
    return Math.max(Math.floor(last / 1000) * 1000 + 1000, elapsed);
  }

  /** Runs a producer's code at a moment; `null` if the simulation was started again meanwhile. */
  runProducer(at: number, producer: Producer): Promise<Result<ProducerRun, string> | null> {
    const { name, language, code } = producer;
    return this.#client.runProducer({
      scenario: this.scenario,
      at,
      producer: { name, language, code },
    });
  }

  /**
   * Calls an operation of the account at the moment in view. What is put goes its way and is played
   * like any event that is sent; whatever else is done, one stays at that moment.
   *
   * @returns the service's answer and the moment, in milliseconds after the start of virtual time; or
   *   a sentence about why nothing was done
   */
  async callApi(
    call: ApiRequest,
  ): Promise<Result<{ readonly at: number; readonly result: ApiResult }, string>> {
    // The moment in view is one of the latest run, which may have to come to its end first.
    await this.#played();
    const before = this.scenario;
    const at = this.elapsed;
    const ask = () => this.#client.callApi({ scenario: before, at, call });
    // The worker may have been replaced meanwhile.
    const answer = (await ask()) ?? (await ask());
    if (!answer) return failure('The simulation was started anew. Run the command again.');
    if (answer.scenario && answer.scenario.actions.length > MOST_STEPS) {
      return failure(`A scenario holds ${MOST_STEPS} actions at most. Start over to go on.`);
    }
    if (answer.scenario && this.scenario !== before) {
      return failure('The scenario was changed meanwhile; nothing was done. Run it again.');
    }
    this.#take(answer, at, `${call.service} ${call.operation}`);
    return success({ at, result: answer.result });
  }

  #take({ scenario }: ApiCallAnswer, at: number, summary: string): void {
    if (!scenario) return;
    const place = scenario.actions.length - 1;
    const isNew = place >= this.scenario.actions.length;
    const action = scenario.actions[place];
    if (isNew && action && isSending(action)) {
      this.playAction(scenario, place, summary);
      return;
    }
    if (isNew) this.playback.stayAt(instant(Date.parse(scenario.startsAt) + at));
    this.change(scenario, isNew ? summary : undefined);
  }

  /** When what is in the scenario has been played, so that its moments are known. */
  #played(): Promise<void> {
    if (this.isPlayed) return Promise.resolve();
    return new Promise((resolve) => this.#whenPlayed.push(resolve));
  }

  /** Puts a scenario in place, and plays what comes of one of its actions. */
  playAction(scenario: Scenario, action: number, summary: string): void {
    this.selection.action = action;
    this.selection.outcomeTab = 'delivered';
    const at = scenario.actions[action]?.at ?? 0;
    this.change(scenario, summary);
    this.playback.toEnd();
    this.#playFrom = Date.parse(scenario.startsAt) + at;
    this.#scheduleRun(0);
  }

  /**
   * Goes on by a length of virtual time, or back. Beyond the last thing that happens time passes
   * until then, which becomes part of the scenario.
   */
  jumpBy(milliseconds: number): void {
    const start = Date.parse(this.scenario.startsAt);
    const { now, end } = this.playback;
    const goal = (now ?? start) + milliseconds;
    if (end !== null && goal <= end) {
      this.playback.goTo(instant(goal));
      return;
    }
    this.letTimePassUntil(instant(goal));
  }

  /** The same for a command, when what was done before it has been played. */
  async sleep(milliseconds: number): Promise<void> {
    await this.#played();
    this.jumpBy(milliseconds);
  }

  /** Time passes until a moment, which becomes part of the scenario; what schedules did is in view. */
  letTimePassUntil(moment: Instant): void {
    this.playback.toEnd();
    const at = Math.ceil(moment - Date.parse(this.scenario.startsAt));
    const next = waitUntil(this.scenario, Math.min(at, LATEST_ACTION));
    if (hasSchedules(next)) {
      this.selection.action = next.actions.findLastIndex(({ type }) => type === 'wait');
    }
    this.change(next);
  }

  /** Starts a replay at a moment, and plays what comes of it. */
  startReplay(replay: Omit<StartReplayAction, 'type' | 'at'>, moment: Instant): void {
    const before = this.scenario;
    const sending = this.selection.action;
    if (before.actions.length >= MOST_STEPS) {
      this.#toasts.show(`A scenario holds ${MOST_STEPS} actions at most. Start over to go on.`);
      return;
    }
    const at = Math.ceil(moment - Date.parse(before.startsAt));
    this.playback.toEnd();
    this.change(addStep(before, { type: 'start-replay', ...replay }, at));
    this.selection.action = this.scenario.actions.length - 1;
    this.selection.outcomeTab = 'delivered';
    this.#playFrom = moment;
    const run = () => {
      this.change(before);
      this.selection.action = sending;
    };
    this.#toasts.show(`Replay ${replay.name} is started.`, { action: { label: 'Undo', run } });
  }

  /** Forgets what was sent before and begins again with the selected event. */
  startOver(): void {
    const event = this.event;
    if (!event) return;
    const before = this.scenario;
    this.selection.action = 0;
    this.playback.toEnd();
    this.change(startOver(before, event.id));
    this.#toasts.show('Begun again: only this event is sent.', {
      action: { label: 'Undo', run: () => this.change(before) },
    });
  }

  /**
   * Does something with a queue or a function at the moment in view, and stays there to show what
   * comes of it.
   *
   * @param done what is said of it, in the past
   */
  doNow(step: Step, done: string): void {
    const at = this.elapsed;
    this.#changeAt(at, (scenario) => addStep(scenario, step, at), done);
  }

  /** A resource that always failed works from the next full second on; what has failed stays so. */
  mendNow(resource: ResourceReference): void {
    const seconds = Math.floor(this.elapsed / 1_000) + 1;
    const done = `${resource.name} works from now on.`;
    this.#changeAt(seconds * 1_000, (scenario) => mendFrom(scenario, resource, seconds), done);
  }

  /** Milliseconds from the start of virtual time to the moment in view. */
  get elapsed(): number {
    const start = Date.parse(this.scenario.startsAt);
    return Math.max(0, Math.ceil((this.playback.now ?? start) - start));
  }

  #changeAt(at: number, change: (scenario: Scenario) => Scenario, done: string): void {
    const before = this.scenario;
    if (before.actions.length >= MOST_STEPS) {
      this.#toasts.show(`A scenario holds ${MOST_STEPS} actions at most. Start over to go on.`);
      return;
    }
    const moment = instant(Date.parse(before.startsAt) + at);
    this.playback.stayAt(moment);
    this.change(change(before));
    // The moment may have become the end, and what is undone may have more to come after it.
    const run = () => {
      this.playback.stayAt(moment);
      this.change(before);
    };
    this.#toasts.show(done, { action: { label: 'Undo', run } });
  }

  /** Takes something back that was done, with all that followed from it. */
  takeBack(index: number): void {
    const before = this.scenario;
    const sending = this.selection.action;
    this.change(removeAction(before, index));
    if (index < sending) this.selection.action--;
    const run = () => {
      this.change(before);
      this.selection.action = sending;
    };
    this.#toasts.show('Taken back.', { action: { label: 'Undo', run } });
  }

  evaluationOf(reference: RuleReference | null): RuleEvaluation | undefined {
    if (reference === null || this.event?.bus !== reference.bus) return undefined;
    return this.evaluation?.rules.find(({ name }) => name === reference.name);
  }

  /** Looks for changes that make the selected rule match; verdicts never wait for this. */
  async lookForFixes(): Promise<void> {
    const { event, rule, ruleEvaluation } = this;
    if (!event || !rule || ruleEvaluation?.explanation?.matched !== false) return;
    // One step of the search may take as long as a verdict: while a long event is typed, wait.
    if (event.text.length > LONG_EVENT) {
      await new Promise((resume) => setTimeout(resume, SEARCH_AFTER_MILLISECONDS));
      if (this.ruleEvaluation !== ruleEvaluation) return;
    }
    const { account, region, startsAt, seed } = this.scenario;
    this.#searches++;
    try {
      const fixes = await this.#client.proposeFixes({
        scenario: { account, region, startsAt, seed },
        event: { text: event.text, bus: event.bus },
        pattern: rule.pattern,
      });
      if (fixes) this.#proposal = { event, pattern: rule.pattern, fixes };
    } finally {
      this.#searches--;
    }
  }

  /** Whether verdicts and quick fixes are about the texts as they are now. */
  get isSettled(): boolean {
    return !this.#evaluating && this.#searches === 0;
  }

  /** What the selected rule is to ask next about a field of the event; `null`: there is no rule. */
  async fieldStep(offset: number): Promise<Result<FieldStep, string> | null> {
    const { event, rule } = this;
    if (!event || !rule) return null;
    const { account, region, startsAt, seed } = this.scenario;
    return this.#client.fieldStep({
      scenario: { account, region, startsAt, seed },
      event: { text: event.text, bus: event.bus },
      pattern: rule.pattern,
      offset,
    });
  }

  /** What a schedule expression means, and when it fires next, from the moment in view. */
  readSchedule({ bus, name }: RuleReference, expression: string): Promise<ScheduleReading | null> {
    const { account, region, startsAt } = this.scenario;
    const now = this.playback.now ?? instant(Date.parse(startsAt));
    const scenario = { account, region, startsAt };
    return this.#client.readSchedule({ scenario, bus, rule: name, expression, now });
  }

  /** Sees through the input of a target, for the event on screen. `null`: ask again. */
  inspectInput(
    { bus, name }: RuleReference,
    { id, input, resource }: Pick<Target, 'id' | 'input' | 'resource'>,
    position: number,
  ): Promise<InputInspection | null> {
    const { account, region, startsAt } = this.scenario;
    const isHeard = this.event?.bus === bus;
    const rule = ruleOf(this.scenario, { bus, name });
    const heard = isHeard ? (this.evaluation?.envelope ?? null) : null;
    const envelope = rule && isScheduledOnly(rule) ? ({ type: 'schedule' } as const) : heard;
    return this.#client.inspectInput({
      scenario: { account, region, startsAt },
      ...{ bus, rule: name, position },
      target: { id, input, resource },
      envelope,
    });
  }

  /** Milliseconds by which pasted records are moved, so that the first lies where the scenario begins. */
  get pastedShift(): number {
    const [first] = this.pastedLog;
    return first ? Date.parse(this.scenario.startsAt) - first.message_timestamp_ms : 0;
  }

  /** What SQS says of a message beside its body; `null`: ask again. */
  describeMessage(message: MessageReport): Promise<MessageDescription | null> {
    const { account, region } = this.scenario;
    return this.#client.describeMessage({ place: { account, region }, message });
  }

  /** The metrics of the latest run, as far as it has come; `null`: ask again when more has happened. */
  metrics(): Promise<readonly MetricSeries[] | null> {
    return this.#client.metrics(this.#run);
  }

  /** Asks every rule about every saved event; `null` if the worker was replaced meanwhile. */
  tabulate(scenario: Scenario = this.scenario): Promise<EventTable | null> {
    const { account, region, startsAt, seed, events, buses } = scenario;
    return this.#client.tabulate({
      scenario: { account, region, startsAt, seed },
      events: events.map(({ id, text, bus }) => ({ id, text, bus })),
      buses: buses.map(({ name, rules }) => ({
        name,
        rules: rules
          .filter((rule) => !isScheduledOnly(rule))
          .map(({ name: rule, pattern, state }) => ({ name: rule, pattern, state })),
      })),
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.playback.pause();
    this.#client.stop();
  }

  async #evaluate(): Promise<void> {
    // One question at a time: what was typed meanwhile is asked about in one go afterwards.
    // Whoever asks from an effect does not ask again when there is an answer.
    if (untrack(() => this.#evaluating)) {
      this.#stale = true;
      return;
    }
    this.#evaluating = true;
    try {
      do {
        this.#stale = false;
        const asked = performance.now();
        const event = this.event;
        const { account, region, startsAt, seed } = this.scenario;
        const rules = this.scenario.buses.find(({ name }) => name === event?.bus)?.rules ?? [];
        const answer = await this.#client.evaluate({
          scenario: { account, region, startsAt, seed },
          event: { text: event?.text ?? '', bus: event?.bus ?? 'default' },
          rules: rules.map(({ name, pattern, schedule, targets }) => ({
            ...{ name, pattern, schedule },
            targets: targets.map(({ id, input, resource }) => ({ id, input, resource })),
          })),
        });
        if (answer && !this.#stale) {
          this.evaluation = answer;
          this.latency = performance.now() - asked;
          this.#selectFirstFailure(rules, answer);
        }
      } while (this.#stale);
    } finally {
      this.#evaluating = false;
    }
  }

  /** What needs explaining is what one sees first. */
  #selectFirstFailure(rules: readonly Rule[], evaluation: Evaluation): void {
    if (!this.#openingSelection) return;
    this.#openingSelection = false;
    const failed = rules.find(
      (_, index) => evaluation.rules[index]?.explanation?.matched === false,
    );
    if (failed && this.event) this.selection.rule = { bus: this.event.bus, name: failed.name };
  }

  /** Plays the scenario from its start once more: something outside it has changed. */
  playAgain(): void {
    this.#scheduleRun(0);
  }

  /** From now on the sendings are played, too; the first time at once. */
  startRuns(): void {
    if (this.runs) return;
    this.runs = true;
    this.setup.ask(this.scenario);
    this.#scheduleRun(0);
  }

  #scheduleRun(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.runs) return;
    this.#isRunDue = true;
    this.#timer = setTimeout(() => void this.#startRun(), delay);
  }

  async #startRun(): Promise<void> {
    const run = ++this.#run;
    this.#isRunDue = false;
    this.history.begin();
    this.running = true;
    await this.#client.run(run, this.scenario, (batch) => this.#collect(batch));
    if (run === this.#run) this.#endRun();
  }

  #endRun(): void {
    this.running = false;
    if (this.#isRunDue) return;
    for (const resume of this.#whenPlayed.splice(0)) resume();
  }

  #collect(batch: TraceBatch): void {
    if (batch.run !== this.#run) return;
    this.history.add(batch.entries, batch.finished);
    if (batch.finished) {
      // A run can be over sooner than the one before it. Where one looks may be a moment of the next
      // run, though, if that is about to start.
      const { place, end } = this.playback;
      const isPast = place !== null && (end === null || place >= end);
      if (isPast && !this.#isRunDue) this.playback.toEnd();
      const ways = this.deliveries
        .map(({ rule, targetId, status }) => `${rule}/${targetId}/${status}`)
        .join();
      if (ways !== this.#ways || this.#playFrom !== null) this.pulse++;
      this.#ways = ways;
    }
    if (this.#playFrom !== null && batch.finished) {
      const from = this.playback.instants.find((at) => at >= (this.#playFrom ?? 0));
      this.#playFrom = null;
      if (from !== undefined && !prefersStillness()) {
        this.playback.play(from, from + WATCHED_MILLISECONDS);
      }
    }
  }

  #restarted(reason: string, replaced: boolean): void {
    if (!replaced) {
      this.#endRun();
      this.#toasts.show(
        `The simulation keeps stopping: ${reason}. Your scenario is safe; reload the page to try again.`,
        { kind: 'error' },
      );
      return;
    }
    this.#toasts.show(`The simulation stopped (${reason}) and was started again. Nothing is lost.`);
    this.#evaluating = false;
    if (this.runs) this.setup.ask(this.scenario);
    this.tests?.judgeAgain();
    this.refresh();
  }
}

function lastSending({ actions }: Scenario): number {
  return Math.max(0, actions.findLastIndex(isSending));
}

function isSending(action: Action): boolean {
  return (
    action.type === 'put-events' || (action.type === 'api-call' && action.operation === 'PutEvents')
  );
}

function hasSchedules({ buses }: Scenario): boolean {
  return buses.some(({ rules }) => rules.some(({ schedule }) => schedule !== undefined));
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

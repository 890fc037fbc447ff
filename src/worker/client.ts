import { proxy, type Remote, transfer, wrap } from 'comlink';
import type { Exercise } from '../core/exercise/exercise.ts';
import type { Judgement } from '../core/exercise/judge.ts';
import type { Story } from '../core/exercise/story.ts';
import type { ExpectationResult } from '../core/expectation/judge-expectations.ts';
import type { PatternChecks } from '../core/expectation/pattern-checks.ts';
import type { FieldCoverage } from '../core/generate/coverage.ts';
import type { NewExpectation } from '../core/model/expectation.ts';
import type { QuickFix } from '../core/model/quick-fix.ts';
import type { Result } from '../core/model/result.ts';
import type { Scenario } from '../core/model/scenario.ts';
import type { Recognition } from '../core/paste/recognition.ts';
import type { PatternWords } from '../core/pattern/in-words.ts';
import type { Check } from '../core/procedure/check.ts';
import type { MetricSeries } from '../core/report/metrics/series.ts';
import type { FieldStep } from '../core/suggest/add-from-event.ts';
import type {
  ApiCallAnswer,
  ApiCallRequest,
  CoverageRequest,
  Evaluation,
  EvaluationRequest,
  EventTable,
  ExerciseReport,
  FieldStepRequest,
  FixRequest,
  Generation,
  InputInspection,
  InspectionRequest,
  LogReading,
  MessageDescription,
  MessageRequest,
  PasteRequest,
  PatternTrial,
  ProducerRequest,
  ProducerRun,
  ReadMessage,
  SandboxPorts,
  ScheduleReading,
  ScheduleRequest,
  SetupReport,
  SetupRequest,
  SimulationApi,
  TableRequest,
  TextProblem,
  TraceBatch,
  WhatHappensRequest,
  WhyNotRequest,
} from './api.ts';
import { FramePace } from './frame-pace.ts';

const PING_EVERY_MILLISECONDS = 1_000;
/** Counted in pings and not in time, since a tab in the background may get one a minute. */
const STUCK_AFTER_PINGS = 6;
/** A worker that dies at once, again and again, is left alone. */
const MOST_RESTARTS_IN_A_ROW = 3;

export interface SimulationClientOptions {
  /** Opens fresh ways to the sandboxes; called again for every new worker. */
  readonly openSandboxes: () => SandboxPorts;
  /**
   * The worker died or hung. It has been replaced, and whatever was asked of it is to be asked
   * again; or, if it keeps dying, it has been given up.
   */
  readonly onrestart: (reason: string, replaced: boolean) => void;
}

/**
 * The page's end of the simulation's worker: starts it, notices when it dies or hangs, and replaces
 * it. The scenario lives on the page, so nothing is lost with a worker.
 */
export class SimulationClient {
  readonly #options: SimulationClientOptions;
  #worker!: Worker;
  #api!: Remote<SimulationApi>;
  #generation = 0;
  #waiting = 0;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #restarts = 0;
  #stopped = false;

  constructor(options: SimulationClientOptions) {
    this.#options = options;
    this.#start();
  }

  /** `null` if the worker was replaced meanwhile. */
  evaluate(request: EvaluationRequest): Promise<Evaluation | null> {
    return this.#ask((api) => api.evaluate(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  checkSetup(request: SetupRequest): Promise<SetupReport | null> {
    return this.#ask((api) => api.checkSetup(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  callApi(request: ApiCallRequest): Promise<ApiCallAnswer | null> {
    return this.#ask((api) => api.callApi(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  runProducer(request: ProducerRequest): Promise<Result<ProducerRun, string> | null> {
    return this.#ask(async (api) => api.runProducer(request));
  }

  /** `null` if something newer was asked, or the worker was replaced meanwhile. */
  proposeFixes(request: FixRequest): Promise<readonly QuickFix[] | null> {
    return this.#ask((api) => api.proposeFixes(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  fieldStep(request: FieldStepRequest): Promise<Result<FieldStep, string> | null> {
    return this.#ask(async (api) => api.fieldStep(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  readSchedule(request: ScheduleRequest): Promise<ScheduleReading | null> {
    return this.#ask((api) => api.readSchedule(request));
  }

  /** `null` if the pattern is not valid, or the worker was replaced meanwhile. */
  readAloud(pattern: string): Promise<PatternWords | null> {
    return this.#ask((api) => api.readAloud(pattern));
  }

  /** `null` if the worker was replaced meanwhile. */
  inspectInput(request: InspectionRequest): Promise<InputInspection | null> {
    return this.#ask((api) => api.inspectInput(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  tabulate(request: TableRequest): Promise<EventTable | null> {
    return this.#ask((api) => api.tabulate(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  tryPattern(pattern: string, events: readonly string[]): Promise<PatternTrial | null> {
    return this.#ask((api) => api.tryPattern(pattern, events));
  }

  /** `null` if the worker was replaced meanwhile. */
  judge(exercise: Exercise, answer: string): Promise<Judgement | null> {
    return this.#ask((api) => api.judge(exercise, answer));
  }

  /** `null` if the worker was replaced meanwhile. */
  tellStory(told: { readonly scenario: Scenario }): Promise<Story | null> {
    return this.#ask((api) => api.tellStory(told));
  }

  /** `null` if something newer was asked, or the worker was replaced meanwhile. */
  judgeExpectations(scenario: Scenario): Promise<readonly ExpectationResult[] | null> {
    return this.#ask((api) => api.judgeExpectations(scenario));
  }

  /** `null` also if the worker was replaced meanwhile. */
  coverage(request: CoverageRequest): Promise<readonly FieldCoverage[] | null> {
    return this.#ask((api) => api.coverage(request));
  }

  /** `null` also if the worker was replaced meanwhile. */
  generateEvents(request: CoverageRequest): Promise<Generation | null> {
    return this.#ask((api) => api.generateEvents(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  patternChecks(scenario: Scenario): Promise<PatternChecks | null> {
    return this.#ask((api) => api.patternChecks(scenario));
  }

  /** `null` if something newer was asked, or the worker was replaced meanwhile. */
  whyNot(request: WhyNotRequest): Promise<readonly Check[] | null> {
    return this.#ask(async (api) => api.whyNot(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  whatHappens(
    request: WhatHappensRequest,
  ): Promise<Result<readonly NewExpectation[], string> | null> {
    return this.#ask(async (api) => api.whatHappens(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  inspectExercise(text: string): Promise<ExerciseReport | null> {
    return this.#ask((api) => api.inspectExercise(text));
  }

  /** `null` also if the worker was replaced meanwhile. */
  recognise(request: PasteRequest): Promise<Recognition | null> {
    return this.#ask((api) => api.recognise(request));
  }

  /** `null` if the worker was replaced meanwhile. */
  readLog(text: string): Promise<LogReading | null> {
    return this.#ask(async (api) => api.readLog(text));
  }

  /** `null` if the worker was replaced meanwhile. */
  readMessages(text: string): Promise<Result<readonly ReadMessage[], TextProblem> | null> {
    return this.#ask(async (api) => api.readMessages(text));
  }

  /** `null` if the worker was replaced meanwhile. */
  describeMessage(request: MessageRequest): Promise<MessageDescription | null> {
    return this.#ask((api) => api.describeMessage(request));
  }

  /** `null` if that run is not the latest, or the worker was replaced meanwhile. */
  metrics(run: number): Promise<readonly MetricSeries[] | null> {
    return this.#ask((api) => api.metrics(run));
  }

  async run(
    run: number,
    scenario: Scenario,
    listener: (batch: TraceBatch) => void,
  ): Promise<boolean> {
    const pace = new FramePace();
    const done = await this.#ask(async (api) => {
      const receive = (batch: TraceBatch) => {
        listener(batch);
        return pace.take(batch.entries.length);
      };
      await api.run(run, scenario, proxy(receive));
      return true;
    });
    return done ?? false;
  }

  stop(): void {
    this.#stopped = true;
    this.#unwatch();
    this.#worker.terminate();
  }

  #start(): void {
    this.#generation++;
    // One expression: the bundler sees a worker only where the two constructors are nested.
    this.#worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), {
      type: 'module',
    });
    const generation = this.#generation;
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#replace(generation, event.message || 'it could not be started');
    };
    this.#api = wrap<SimulationApi>(this.#worker);
    const ports = this.#options.openSandboxes();
    void this.#api.connectSandboxes(transfer(ports, Object.values(ports)));
  }

  async #ask<T>(call: (api: Remote<SimulationApi>) => Promise<T>): Promise<T | null> {
    const generation = this.#generation;
    this.#waiting++;
    this.#watch();
    try {
      const answer = await Promise.race([call(this.#api), this.#ended(generation)]);
      return generation === this.#generation ? answer : null;
    } finally {
      this.#waiting--;
    }
  }

  readonly #endings = new Map<number, { promise: Promise<null>; resolve: () => void }>();

  /** Resolves when the worker of that generation is replaced: its answers will never come. */
  #ended(generation: number): Promise<null> {
    let ending = this.#endings.get(generation);
    if (!ending) {
      let resolve = () => {};
      const promise = new Promise<null>((done) => {
        resolve = () => done(null);
      });
      ending = { promise, resolve };
      this.#endings.set(generation, ending);
    }
    return ending.promise;
  }

  /** While an answer is awaited, asks now and then whether the worker is still there. */
  #watch(): void {
    if (this.#heartbeat !== undefined) return;
    let unanswered = 0;
    this.#heartbeat = setInterval(() => {
      const generation = this.#generation;
      if (this.#waiting === 0) this.#unwatch();
      else if (unanswered >= STUCK_AFTER_PINGS) this.#replace(generation, 'it did not answer');
      else if (unanswered++ === 0) {
        this.#api.ping().then(
          () => {
            unanswered = 0;
            this.#restarts = 0;
          },
          (error: unknown) => this.#replace(generation, String(error)),
        );
      }
    }, PING_EVERY_MILLISECONDS);
  }

  #unwatch(): void {
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  #replace(generation: number, reason: string): void {
    if (generation !== this.#generation || this.#stopped) return;
    this.#worker.terminate();
    this.#unwatch();
    if (++this.#restarts <= MOST_RESTARTS_IN_A_ROW) this.#start();
    else this.#stopped = true;
    this.#endings.get(generation)?.resolve();
    this.#endings.delete(generation);
    this.#options.onrestart(reason, !this.#stopped);
  }
}

import type { ProxyMarked } from 'comlink';
import type { ApiRequest, ApiResult } from '../core/api/wire.ts';
import type { ScriptStep } from '../core/cli/script.ts';
import type { ExerciseCheck } from '../core/exercise/check.ts';
import type { Exercise } from '../core/exercise/exercise.ts';
import type { Judgement } from '../core/exercise/judge.ts';
import type { Story } from '../core/exercise/story.ts';
import type { ExpectationResult } from '../core/expectation/judge-expectations.ts';
import type { PatternChecks } from '../core/expectation/pattern-checks.ts';
import type { FieldCoverage } from '../core/generate/coverage.ts';
import type { Instant } from '../core/model/brand.ts';
import type { NewExpectation } from '../core/model/expectation.ts';
import type { ServiceCall } from '../core/model/invocation.ts';
import type { HandlerLanguage } from '../core/model/lambda-runtime.ts';
import type { Cycle, ResourceProblem } from '../core/model/problem.ts';
import type { QueueMessage } from '../core/model/queue-message.ts';
import type { QuickFix } from '../core/model/quick-fix.ts';
import type { Result } from '../core/model/result.ts';
import type { Producer, Rule, Scenario, Target } from '../core/model/scenario.ts';
import type { Span } from '../core/model/span.ts';
import type { TraceEntry } from '../core/model/trace.ts';
import type { Recognition } from '../core/paste/recognition.ts';
import type { Explanation } from '../core/pattern/explanation.ts';
import type { PatternWords } from '../core/pattern/in-words.ts';
import type { Check } from '../core/procedure/check.ts';
import type { DeadLetter } from '../core/report/dead-letter.ts';
import type { LogRecord } from '../core/report/log-record.ts';
import type { MetricSeries } from '../core/report/metrics/series.ts';
import type { MessageReport } from '../core/report/queues.ts';
import type { FieldStep } from '../core/suggest/add-from-event.ts';
import type { EventPath } from '../core/transform/event-paths.ts';
import type { InputField } from '../core/transform/input-diagnostic.ts';
import type { InputFix } from '../core/transform/repair/input-fix.ts';
import type { InputXray } from '../core/transform/x-ray.ts';
import type { ScriptOutcome } from '../sandbox/script.ts';

/**
 * The whole contract between the page and the simulation's worker. Calls are coarse and everything
 * that crosses is plain data. Expected failures are values; a rejected call is a bug or a dead worker.
 */
export interface SimulationApi {
  /** What every rule of the event's bus thinks of one event, without sending it. */
  evaluate(request: EvaluationRequest): Promise<Evaluation>;
  /** Which of many events which of all rules match: verdicts only. */
  tabulate(request: TableRequest): Promise<EventTable>;
  /** What a pasted text is; `null` for nothing that is known, or nothing to say about. */
  recognise(request: PasteRequest): Promise<Recognition | null>;
  /**
   * The smallest changes after which a rule that does not match does, the smallest first. It may take
   * a while, lets other questions in meanwhile, and gives up (`null`) when one is asked about a newer
   * state of things.
   */
  proposeFixes(request: FixRequest): Promise<readonly QuickFix[] | null>;
  /**
   * What a pattern is to ask next about the field at a place of the event; or a sentence about why
   * there is nothing to ask.
   */
  fieldStep(request: FieldStepRequest): Promise<Result<FieldStep, string>>;
  /** What a schedule expression means, and when it fires next. */
  readSchedule(request: ScheduleRequest): Promise<ScheduleReading>;
  /** A pattern in plain words, whose parts know where they are written; `null` if it is not valid. */
  readAloud(pattern: string): Promise<PatternWords | null>;
  /** Sees through the input of one target: its variables and placeholders, what can be mended. */
  inspectInput(request: InspectionRequest): Promise<InputInspection>;
  /** What is wrong with rules, targets and resources, and where events may go round. */
  checkSetup(request: SetupRequest): Promise<SetupReport>;
  /** Reads messages that somebody has copied from a queue, dead letters above all. */
  readMessages(text: string): Promise<Result<readonly ReadMessage[], TextProblem>>;
  /** Reads the log of a real bus. */
  readLog(text: string): Promise<LogReading>;
  /** What SQS says of a message beside its body. */
  describeMessage(request: MessageRequest): Promise<MessageDescription>;
  /** What a pattern says to any JSON objects, for an example that is no whole event. */
  tryPattern(pattern: string, events: readonly string[]): Promise<PatternTrial>;
  /** Tries an answer to an exercise on all its events and runs. */
  judge(exercise: Exercise, answer: string): Promise<Judgement>;
  /** What happens in a scenario; the first event is sent if nothing is done in it. */
  tellStory(told: { readonly scenario: Scenario }): Promise<Story>;
  /** Reads an exercise as somebody writes it, and tries it on itself. */
  inspectExercise(text: string): Promise<ExerciseReport>;
  /**
   * Whether the scenario does what is expected of it, in the order of its expectations. Handlers run,
   * other questions are let in meanwhile, and it gives up (`null`) when it is asked about a newer state
   * of things.
   */
  judgeExpectations(scenario: Scenario): Promise<readonly ExpectationResult[] | null>;
  /** Which fields of a pattern the saved events exercise; `null` if it is not valid. */
  coverage(request: CoverageRequest): Promise<readonly FieldCoverage[] | null>;
  /** Events that a pattern matches, and that fail at one field of it alone; `null` if it is not valid. */
  generateEvents(request: CoverageRequest): Promise<Generation | null>;
  /** The scenario's tests as far as AWS's own matcher can judge them. */
  patternChecks(scenario: Scenario): Promise<PatternChecks>;
  /** What can be expected of a saved event as things are; or why nothing can be. */
  whatHappens(request: WhatHappensRequest): Promise<Result<readonly NewExpectation[], string>>;
  /**
   * Follows a saved event to the targets of a rule, in order, until something explains why it goes no
   * further. `null` once something newer was asked; nothing if there is no such event or rule.
   */
  whyNot(request: WhyNotRequest): Promise<readonly Check[] | null>;
  /**
   * Plays the scenario's actions from the start until nothing is left to happen. The trace arrives in
   * batches, each with the number of the run; a newer run ends an older one. The next batch comes when
   * the listener wants more: when what it has answered resolves.
   */
  run(
    run: number,
    scenario: Scenario,
    listener: ((batch: TraceBatch) => Promise<void>) & ProxyMarked,
  ): Promise<void>;
  /** The metrics of a run as far as it has come; `null` if a newer run has begun. */
  metrics(run: number): Promise<readonly MetricSeries[] | null>;
  /**
   * Calls an operation of a service's API (`core/api`) at a moment of the scenario's run: the one door
   * for command lines and producers. The answer comes with the scenario as it is afterwards, for the
   * page to put in place of its own.
   */
  callApi(request: ApiCallRequest): Promise<ApiCallAnswer>;
  /**
   * Runs a producer's code at a moment of the scenario's run. A producer that fails has an outcome too;
   * a `string` says why it could not be run at all.
   */
  runProducer(request: ProducerRequest): Promise<Result<ProducerRun, string>>;
  /** Hands over the ports behind which handler code runs. */
  connectSandboxes(ports: SandboxPorts): void;
  /** Answers at once: a worker that does not is stuck. */
  ping(): void;
}

export interface WhyNotRequest {
  readonly scenario: Scenario;
  /** The id of a saved event. */
  readonly event: string;
  readonly rule: { readonly bus: string; readonly name: string };
}

/** A sandbox for each language: one that is ended leaves the other as it is. */
export type SandboxPorts = Readonly<Record<HandlerLanguage, MessagePort>>;

export interface ApiCallRequest {
  readonly scenario: Scenario;
  /** When, in milliseconds after the simulation started; what happens by then has happened. */
  readonly at: number;
  readonly call: ApiRequest;
}

export interface ApiCallAnswer {
  readonly result: ApiResult;
  /** What the call has made of the scenario; `null` if it has left it as it was. */
  readonly scenario: Scenario | null;
  /** When the answer came, like `at` of the request: later for what takes its time. */
  readonly answeredAt: number;
}

export interface ProducerRequest {
  readonly scenario: Scenario;
  /** When, in milliseconds after the simulation started; what happens by then has happened. */
  readonly at: number;
  readonly producer: Pick<Producer, 'name' | 'language' | 'code'>;
}

export type ProducerRun = ProgramRun | CommandsRun;

/** A program in Python or JavaScript has run. */
export interface ProgramRun extends Omit<ScriptOutcome, 'questions'>, ProducerEffects {
  readonly type: 'program';
}

/** Command lines have run, one after another. */
export interface CommandsRun extends ProducerEffects {
  readonly type: 'commands';
  readonly steps: readonly ScriptStep[];
}

export interface ProducerEffects {
  /** What was asked of AWS, with the answers. */
  readonly calls: readonly ServiceCall[];
  /** By call: its place among the actions of the scenario; `null` for what is none. */
  readonly actions: readonly (number | null)[];
  /** What its calls have made of the scenario; `null` if they have left it as it was. */
  readonly scenario: Scenario | null;
}

export interface CoverageRequest {
  readonly scenario: EvaluationRequest['scenario'];
  readonly pattern: string;
  /** The saved events of the rule's bus, as typed. */
  readonly events: readonly string[];
}

export interface Generation {
  /** Why there is none, in a sentence. */
  readonly problem: string | null;
  /** The one that matches first, and then one for each field. */
  readonly events: readonly GeneratedForField[];
  readonly coverage: readonly FieldCoverage[];
}

export interface GeneratedForField {
  /** The field that it fails at; `null` for the event that matches. */
  readonly field: string | null;
  /** The verdict of the evaluator, in a sentence. */
  readonly sentence: string;
  /** `null` if none was found that fails at this field alone. */
  readonly event: {
    readonly text: string;
    /** What was put there; `null` if something was left out. */
    readonly changed: Span | null;
    /** Why it has another verdict when it is put on the bus; `null` if it has the same. */
    readonly whenSent: string | null;
  } | null;
}

export interface WhatHappensRequest {
  readonly scenario: Scenario;
  /** By its id. */
  readonly event: string;
  /** Where it is after so much time; `undefined`: when nothing more happens. */
  readonly afterSeconds: number | undefined;
}

/** A scenario without what happens in it. */
export type SetupRequest = Omit<Scenario, 'events' | 'actions'>;

export interface ReadMessage {
  readonly message: QueueMessage;
  /** `null` if nothing says that it is one. */
  readonly letter: DeadLetter | null;
}

export interface LogReading {
  /** In the order of time. */
  readonly records: readonly LogRecord[];
  /** In the order of the text; only the first. */
  readonly problems: readonly TextProblem[];
  /** How many more there are. */
  readonly more: number;
}

/** Where a text that was pasted stops making sense; line and column from 1. */
export interface TextProblem {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface MessageRequest {
  readonly place: Pick<Scenario, 'account' | 'region'>;
  readonly message: MessageReport;
}

export interface MessageDescription {
  /** As a receive gives them: `ApproximateReceiveCount`, `SentTimestamp` … */
  readonly systemAttributes: Readonly<Record<string, string>>;
  readonly md5OfBody: string;
  /** `null` if the message has none. */
  readonly md5OfMessageAttributes: string | null;
  /** What counts against the queue's limit: the body and its attributes. */
  readonly bytes: number;
}

export interface TraceBatch extends SetupReport {
  readonly run: number;
  readonly entries: readonly TraceEntry[];
  /** Set with the last batch of a run. */
  readonly finished: boolean;
}

export interface SetupReport {
  /** Parts of the scenario that AWS would have refused, and that took no part in the run. */
  readonly problems: readonly RunProblem[];
  /** The same of resources, and what cannot go well with them. */
  readonly resourceProblems: readonly ResourceProblem[];
  /** Where events may go round, as far as that can be told beforehand. */
  readonly cycles: readonly Cycle[];
}

export interface RunProblem {
  readonly bus: string;
  readonly rule: string;
  readonly target: string | null;
  /** The setting of the target that it is about; `null` for a pattern or an input as it is typed. */
  readonly field: string | null;
  readonly message: string;
}

export interface EvaluationRequest {
  readonly scenario: Pick<Scenario, 'account' | 'region' | 'startsAt' | 'seed'>;
  readonly event: { readonly text: string; readonly bus: string };
  readonly rules: readonly {
    readonly name: string;
    readonly pattern: string;
    readonly schedule?: string | undefined;
    readonly targets: readonly Pick<Target, 'id' | 'input' | 'resource'>[];
  }[];
}

/** The pattern of one rule, and an event. */
export interface FixRequest extends Pick<EvaluationRequest, 'scenario' | 'event'> {
  readonly pattern: string;
}

export interface FieldStepRequest extends FixRequest {
  /** In the event as typed. */
  readonly offset: number;
}

export interface ScheduleRequest {
  readonly scenario: Pick<Scenario, 'account' | 'region' | 'startsAt'>;
  readonly bus: string;
  readonly rule: string;
  readonly expression: string;
  /** The next times are those after it. */
  readonly now: Instant;
}

export interface ScheduleReading {
  readonly diagnostics: readonly Diagnostic[];
  /** An expression that is right, and was most likely meant. */
  readonly correction: string | null;
  /** `null` if AWS would refuse it. */
  readonly schedule: {
    /** `every weekday at 08:00 UTC` */
    readonly words: string;
    /** Ten, or fewer if it ends before. */
    readonly times: readonly Instant[];
    /** What the targets are sent when it fires next, unless they say what else. */
    readonly event: string | null;
  } | null;
}

export interface InspectionRequest {
  readonly scenario: Pick<Scenario, 'account' | 'region' | 'startsAt'>;
  readonly bus: string;
  readonly rule: string;
  readonly target: Pick<Target, 'id' | 'input' | 'resource'>;
  /** Of the target in its rule, from 1. */
  readonly position: number;
  /** The event as the rule sees it, or `null` if there is none; `schedule`: the one that it makes. */
  readonly envelope: string | null | { readonly type: 'schedule' };
}

export interface InputInspection {
  readonly diagnostics: readonly InputFieldDiagnostic[];
  /** What the target would be sent, or why nothing would be; `null` if that cannot be known yet. */
  readonly preview: TargetEvaluation['preview'];
  /** Of an input transformer; long values and outputs are cut. */
  readonly xray: InputXray | null;
  /** Corrections that were tried, the most pressing first. */
  readonly fixes: readonly InputFix[];
  /** What of the event can be selected. */
  readonly paths: readonly EventPath[];
}

export interface ExerciseReport {
  /** What keeps the text from being an exercise, where it stands. */
  readonly diagnostics: readonly Diagnostic[];
  /** `null` if it is none. */
  readonly exercise: Exercise | null;
  readonly checks: readonly ExerciseCheck[];
}

export interface PatternTrial {
  /** AWS's message, if it would refuse the pattern. */
  readonly problem: string | null;
  /** In the order of the events; `unreadable` is what is no JSON object. */
  readonly verdicts: readonly ('matched' | 'failed' | 'invalid' | 'unreadable')[];
}

export interface PasteRequest {
  readonly text: string;
  /**
   * All that is in the editor now, if that is more than what was pasted: a piece that fits into the
   * JSON around it is left alone.
   */
  readonly document: string | null;
}

export interface TableRequest {
  readonly scenario: EvaluationRequest['scenario'];
  readonly events: readonly { readonly id: string; readonly text: string; readonly bus: string }[];
  readonly buses: readonly {
    readonly name: string;
    readonly rules: readonly Pick<Rule, 'name' | 'pattern' | 'state'>[];
  }[];
}

export type TableVerdict =
  | 'matched'
  | 'failed'
  | 'invalid'
  | 'disabled'
  /** No event can be made of what was typed. */
  | 'unreadable'
  /** The event goes to another bus than the rule's. */
  | 'other-bus';

export interface EventTable {
  /** In the order of the request. */
  readonly events: readonly TableEvent[];
  /** In the order of the buses and of their rules. */
  readonly rules: readonly TableRule[];
  /** One row an event, one verdict a rule. */
  readonly verdicts: readonly (readonly TableVerdict[])[];
}

export interface TableEvent {
  readonly id: string;
  /** How many events its text holds; the verdicts are those of the first. */
  readonly count: number;
  /** Why no event can be made of it. */
  readonly problem: string | null;
  /** How many rules match it. */
  readonly matches: number;
}

export interface TableRule {
  readonly bus: string;
  readonly name: string;
  /** Why AWS would refuse its pattern. */
  readonly problem: string | null;
  readonly isDisabled: boolean;
  /** How many events it was asked about, and how many of them it matches. */
  readonly asked: number;
  readonly matches: number;
}

/** A mistake in what was typed, located in the text it is about. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly span: Span;
  /** AWS's own text where AWS answers with an error, and ours otherwise. */
  readonly message: string;
  /** Our explanation below AWS's text, if there is more to say. */
  readonly explanation?: string;
  /** Corrections that were tried, the likeliest first. */
  readonly fixes?: readonly QuickFix[];
  /** The end of the address of the article about it, if there is one. */
  readonly article?: string;
}

export interface Evaluation {
  readonly eventDiagnostics: readonly Diagnostic[];
  /** Of the text as typed, in UTF-8. */
  readonly eventBytes: number;
  /** The event as rules see it; `null` if none can be made of what was typed. */
  readonly envelope: string | null;
  /** The values that rules look at, of every path that one of them names and the event has. */
  readonly valuesRead: readonly PathValues[];
  /** In the order of the request. */
  readonly rules: readonly RuleEvaluation[];
}

export interface PathValues {
  /** As in `FieldExplanation.field`. */
  readonly path: string;
  /** Start and end of each value in the event as typed, in the order in which they stand there. */
  readonly spans: Uint32Array;
}

export interface RuleEvaluation {
  readonly name: string;
  readonly patternDiagnostics: readonly Diagnostic[];
  /** About its schedule expression, if it has one. */
  readonly scheduleDiagnostics: readonly Diagnostic[];
  /**
   * `null` if the pattern or the event cannot be read, or the rule fires by the clock alone. Spans of event values are in the event as
   * typed; a value that the service added has none there and its span is empty at 0.
   */
  readonly explanation: Explanation | null;
  /** In the order of the request. */
  readonly targets: readonly TargetEvaluation[];
}

export interface TargetEvaluation {
  readonly id: string;
  readonly diagnostics: readonly InputFieldDiagnostic[];
  /** What the target would be sent for this event, the end of a long text left out, or why nothing would be. */
  readonly preview:
    | { readonly ok: true; readonly text: string }
    | { readonly ok: false; readonly problem: string }
    | null;
}

export interface InputFieldDiagnostic extends Diagnostic {
  /** Which part of the input: `text`, `path`, `template`, or `paths.<key>`. */
  readonly field: InputField;
}

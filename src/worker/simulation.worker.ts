import { expose, transfer } from 'comlink';
import type { FunctionRuntime } from '../core/model/invocation.ts';
import { type HandlerLanguage, languageOf } from '../core/model/lambda-runtime.ts';
import { failure, type Result, success } from '../core/model/result.ts';
import type { TraceEntry } from '../core/model/trace.ts';
import type { MetricFold } from '../core/report/metrics/metrics.ts';
import type { MetricSeries } from '../core/report/metrics/series.ts';
import { PortRuntime } from '../sandbox/port-runtime.ts';
import { eraseInWorker } from '../sandbox/typescript/erase-in-worker.ts';
import { TypeScriptRuntime } from '../sandbox/typescript/typescript-runtime.ts';
import type { ProducerRun, SimulationApi } from './api.ts';
import type { Corrections } from './corrections.ts';
import { evaluate, isFaulty } from './evaluate.ts';
import { nextTask } from './next-task.ts';
import { TraceSender } from './trace-sender.ts';

/** How long a run may keep the worker to itself before other questions are answered. */
const SLICE_MILLISECONDS = 8;

let latestRun = 0;
let isPythonThere = false;
/** Counts the questions about what is being typed: a newer one ends the search for fixes. */
let latestQuestion = 0;
/** Resolves when handlers can run: a run that meets the first one waits for it. */
let sandboxesConnected: (runtimes: Record<HandlerLanguage, FunctionRuntime>) => void;
const runtimes = new Promise<Record<HandlerLanguage, FunctionRuntime>>((resolve) => {
  sandboxesConnected = resolve;
});

/** Where handlers run, in whatever language. */
const handlers: FunctionRuntime = {
  async invoke(request) {
    return (await runtimes)[languageOf(request.runtime)].invoke(request);
  },
};
/** Counts the times that the tests were judged: a newer one ends an older one. */
let latestJudging = 0;
/** Counts the questions why a rule does not match: a newer one ends an older. */
let latestWhyNot = 0;
/** Counts calls of the API: each has environments of its own. */
let calls = 0;

/** The metrics of the latest run, once there is one. */
let latestMetrics: (() => Promise<readonly MetricSeries[]>) | undefined;

/** Once something was wrong that may be corrected. */
let corrections: Corrections | null = null;

/** Asked for again and again, the metrics of a growing trace take only what is new. */
function metricsOf(trace: readonly TraceEntry[]): () => Promise<readonly MetricSeries[]> {
  let fold: MetricFold | undefined;
  let taken = 0;
  return async () => {
    const { MetricFold } = await import('../core/report/metrics/metrics.ts');
    fold ??= new MetricFold();
    for (const entry of trace.slice(taken)) fold.apply(entry);
    taken = trace.length;
    return fold.report();
  };
}

/** Searches on, with other questions in between; `null` once nobody wants to know any more. */
async function inSlices<T>(
  search: Generator<unknown, T> | AsyncGenerator<unknown, T>,
  isWanted: () => boolean,
): Promise<T | null> {
  let sliceEnds = performance.now() + SLICE_MILLISECONDS;
  for (;;) {
    const step = await search.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    await nextTask();
    if (!isWanted()) return null;
    sliceEnds = performance.now() + SLICE_MILLISECONDS;
  }
}

const api = {
  ping() {},
  connectSandboxes({ javascript, python }) {
    sandboxesConnected({
      javascript: new TypeScriptRuntime(new PortRuntime(javascript), eraseInWorker),
      python: new PortRuntime(python),
    });
  },
  async evaluate(request) {
    latestQuestion++;
    const evaluation = evaluate(request, corrections);
    if (corrections || !isFaulty(evaluation)) return evaluation;
    ({ corrections } = await import('./corrections.ts'));
    return evaluate(request, corrections);
  },
  async callApi(request) {
    const { callApi } = await import('./call-api.ts');
    return callApi(request, { environmentPrefix: `call-${++calls}`, runtime: handlers });
  },
  async runProducer(request) {
    const { runProducer } = await import('./run-producer.ts');
    const options = { environmentPrefix: `producer-${++calls}`, runtime: handlers };
    try {
      const outcome: Result<ProducerRun, string> = success(
        await runProducer(request, handlers, options),
      );
      return outcome;
    } catch (error) {
      return failure(error instanceof Error ? error.message : String(error));
    }
  },
  async checkSetup(request) {
    const { checkSetup } = await import('./check-setup.ts');
    return checkSetup(request);
  },
  async describeMessage(request) {
    const { describeMessage } = await import('./describe-message.ts');
    return describeMessage(request);
  },
  async fieldStep(request) {
    const { fieldStep } = await import('./field-step.ts');
    return fieldStep(request);
  },
  async inspectInput(request) {
    const { inspectInput } = await import('./inspect-input.ts');
    return inspectInput(request);
  },
  async readAloud(pattern) {
    const { readAloud } = await import('./read-aloud.ts');
    return readAloud(pattern);
  },
  async readSchedule(request) {
    const { readSchedule } = await import('./read-schedule.ts');
    return readSchedule(request);
  },
  async readLog(text) {
    const { readLog } = await import('./read-log.ts');
    return readLog(text);
  },
  async readMessages(text) {
    const { readMessages } = await import('./read-messages.ts');
    return readMessages(text);
  },
  async recognise(request) {
    const { recognise } = await import('./recognise.ts');
    return recognise(request);
  },
  async tabulate(request) {
    const { tabulate } = await import('./tabulate.ts');
    return tabulate(request);
  },
  async tryPattern(pattern, events) {
    const { tryPattern } = await import('./try-pattern.ts');
    return tryPattern(pattern, events);
  },
  async judge(exercise, answer) {
    const { judge } = await import('../core/exercise/judge.ts');
    return judge(exercise, answer);
  },
  async tellStory(told) {
    const { tellStory } = await import('../core/exercise/play.ts');
    return tellStory(told);
  },
  async judgeExpectations(scenario) {
    const judging = ++latestJudging;
    const { judgeExpectations } = await import('../core/expectation/judge-expectations.ts');
    const environmentPrefix = `tests-${judging}`;
    const search = judgeExpectations(scenario, { environmentPrefix, runtime: handlers });
    return inSlices(search, () => judging === latestJudging);
  },
  async coverage(request) {
    const { coverage } = await import('./coverage.ts');
    return coverage(request);
  },
  async generateEvents(request) {
    const { generateForPattern } = await import('./generate-for-pattern.ts');
    return generateForPattern(request);
  },
  async patternChecks(scenario) {
    const { patternChecks } = await import('../core/expectation/pattern-checks.ts');
    return patternChecks(scenario);
  },
  async whyNot(request) {
    const asking = ++latestWhyNot;
    const [{ whyNot }, loaded] = await Promise.all([
      import('./why-not.ts'),
      import('./corrections.ts'),
    ]);
    const options = { environmentPrefix: `why-not-${++calls}`, runtime: handlers };
    const search = whyNot(request, loaded.corrections, options);
    return inSlices(search, () => asking === latestWhyNot);
  },
  async whatHappens({ scenario, event: id, afterSeconds }) {
    const { whatHappens } = await import('../core/expectation/what-happens.ts');
    const event = scenario.events.find((one) => one.id === id);
    if (!event) return failure('There is no such event.');
    const options = { environmentPrefix: `expected-${++calls}`, runtime: handlers };
    const search = whatHappens(scenario, event, afterSeconds, options);
    return (await inSlices(search, () => true)) ?? failure('It was given up.');
  },
  async inspectExercise(text) {
    const { inspectExercise } = await import('./inspect-exercise.ts');
    return inspectExercise(text);
  },
  async proposeFixes(request) {
    const question = ++latestQuestion;
    const { proposeFixes } = await import('./propose-fixes.ts');
    return inSlices(proposeFixes(request), () => question === latestQuestion);
  },
  async metrics(run) {
    if (run !== latestRun || !latestMetrics) return null;
    const series = await latestMetrics();
    return transfer(
      series,
      series.flatMap(({ moments, values }) => [moments.buffer, values.buffer]),
    );
  },
  async run(run, scenario, listener) {
    latestRun = Math.max(latestRun, run);
    // An embedded pattern is evaluated and never run, so that it need not load what runs it.
    const { Simulation } = await import('../core/simulation.ts');
    if (run !== latestRun) return;
    const simulation = new Simulation(scenario, {
      environmentPrefix: `run-${run}`,
      runtime: {
        async invoke(request) {
          const language = languageOf(request.runtime);
          // It may have to be downloaded, or a person asked. What has happened by then is shown.
          if (language === 'python' && !isPythonThere) sender.flush();
          const outcome = await handlers.invoke(request);
          if (language === 'python') isPythonThere = true;
          return outcome;
        },
      },
    });
    const { problems, resourceProblems, cycles } = simulation;
    const { trace } = simulation;
    latestMetrics = metricsOf(trace);
    const sender = new TraceSender({
      trace,
      send: async (entries, finished) =>
        listener({ run, entries, finished, problems, resourceProblems, cycles }),
      isWanted: () => run === latestRun,
    });
    let sliceEnds = performance.now() + SLICE_MILLISECONDS;
    const yieldSometimes = async () => {
      if (performance.now() < sliceEnds) return;
      sender.flush();
      await nextTask();
      sliceEnds = performance.now() + SLICE_MILLISECONDS;
    };
    for (const index of scenario.actions.keys()) {
      await simulation.perform(index);
      await yieldSometimes();
      if (run !== latestRun) return;
    }
    while (simulation.nextAt !== null) {
      await simulation.advanceToNext();
      await yieldSometimes();
      if (run !== latestRun) return;
    }
    await sender.end();
  },
} satisfies SimulationApi;

expose(api);

import { kindOfCall } from '../core/api/dispatch.ts';
import { toldResult } from '../core/api/told-result.ts';
import { type Instant, instant } from '../core/model/brand.ts';
import type {
  InvocationPause,
  KnownAnswer,
  KnownAnswers,
  Question,
  ServiceCall,
} from '../core/model/invocation.ts';
import type { Action, Scenario } from '../core/model/scenario.ts';
import type { SimulationOptions } from '../core/simulation.ts';
import { handlerCallsOf } from '../core/targets/lambda/handler-calls.ts';
import type { ProducerEffects } from './api.ts';
import { callApi } from './call-api.ts';

/** What a producer does to a scenario, call after call. */
export class Effects {
  readonly #answers: KnownAnswer[] = [];
  readonly #before: Scenario;
  readonly #options: SimulationOptions;
  #scenario: Scenario;
  /** Places of actions, by the calls and questions that they come of. */
  readonly #places = new Map<ServiceCall | number, number>();
  #calls = 0;
  #questions = 0;

  constructor(scenario: Scenario, options: SimulationOptions) {
    this.#before = scenario;
    this.#scenario = scenario;
    this.#options = options;
  }

  /** Lets take effect what has been added to these lists, in the order of time. */
  async take(calls: readonly ServiceCall[], questions: readonly Question[]): Promise<void> {
    const added = [
      ...calls.slice(this.#calls).map((call) => ({ at: call.at, call })),
      ...questions
        .map((question, number) => ({ at: question.at, question, number }))
        .slice(this.#questions),
    ];
    this.#calls = calls.length;
    this.#questions = questions.length;
    for (const one of added.sort((a, b) => a.at - b.at)) {
      if ('call' in one) await this.#takeCall(one.call);
      else await this.#takeQuestion(one.question, one.number);
    }
  }

  /** Answers whatever is asked; what is asked after the first of these answers is for the next time. */
  async answer({ calls, questions, waiting, pausedUntil }: InvocationPause): Promise<KnownAnswers> {
    await this.take(calls, questions);
    const next = this.#answers.filter(({ question }) => waiting.includes(question));
    const until = instant(Math.min(pausedUntil, ...next.map(({ at }) => at)));
    return { until, answers: this.#answers };
  }

  /** The scenario as it has become, and the places of the actions that calls have become. */
  of(calls: readonly ServiceCall[]): Pick<ProducerEffects, 'scenario' | 'actions'> {
    return {
      scenario: this.#scenario === this.#before ? null : this.#scenario,
      actions: calls.map((call) => this.#places.get(call.question ?? call) ?? null),
    };
  }

  async #takeCall(made: ServiceCall): Promise<void> {
    const [effective] = handlerCallsOf([made]);
    if (!effective) return;
    const kind = kindOfCall(made);
    const at = this.#elapsed(made.at);
    if (kind === 'sets-up') {
      const { scenario } = await callApi({ scenario: this.#scenario, at, call: effective.call });
      this.#scenario = scenario ?? this.#scenario;
    }
    if (kind !== 'does') return;
    const { service, operation, input, ids } = effective.call;
    const action: Action = {
      ...{ type: 'api-call', at, service, operation, input: JSON.stringify(input) },
      ids: { ...ids },
    };
    this.#places.set(made, this.#scenario.actions.length);
    this.#scenario = { ...this.#scenario, actions: [...this.#scenario.actions, action] };
  }

  async #takeQuestion(question: Question, number: number): Promise<void> {
    const { service, operation, input } = question;
    const call = { service, operation, input };
    const asked = { scenario: this.#scenario, at: this.#elapsed(question.at), call };
    const { result, scenario, answeredAt } = await callApi(asked, this.#options);
    if (scenario) {
      this.#places.set(number, this.#scenario.actions.length);
      this.#scenario = scenario;
    }
    const at = instant(Date.parse(this.#before.startsAt) + answeredAt);
    this.#answers.push({ question: number, operation, at, result: toldResult(result) });
  }

  #elapsed(at: Instant): number {
    return Math.ceil(at - Date.parse(this.#before.startsAt));
  }
}

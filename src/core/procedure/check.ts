import type { QuickFix } from '../model/quick-fix.ts';
import type { Rule, SampleEvent, Scenario } from '../model/scenario.ts';
import type { Explanation } from '../pattern/explanation.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';

/** One question of the procedure, with its answer. The first `no` explains what follows from it. */
export interface Check {
  readonly question: string;
  /** `not-reached`: something before it explains already. */
  readonly answer: 'yes' | 'no' | 'not-reached';
  /** The answer in a sentence, with what is there; AWS's own text where AWS refuses something. */
  readonly sentence: string;
  /** The end of the address of the article about it. */
  readonly article: string;
  readonly fixes: readonly QuickFix[];
  /** What mends it and is no change of a text. */
  readonly remedy: Remedy | null;
}

export type Remedy =
  | { readonly type: 'enable-rule' }
  | { readonly type: 'send-to-bus'; readonly bus: string };

/** A mistake that was found in a text. */
export interface Mistake {
  readonly message: string;
  readonly explanation?: string;
  readonly article?: string;
  readonly fixes?: readonly QuickFix[];
}

/** What the engine has to say about one event and one rule. */
export interface WayFacts {
  readonly scenario: Pick<Scenario, 'account' | 'region' | 'buses'>;
  readonly event: Pick<SampleEvent, 'name' | 'bus'>;
  /** Of the rule. */
  readonly bus: string;
  readonly rule: Rule;
  /** Why the event is not put; `null` if it is. */
  readonly eventMistake: Mistake | null;
  /** The event as rules see it. */
  readonly envelope: string | null;
  /** Why AWS would not take the rule; `null` if it would. */
  readonly ruleMistake: Mistake | null;
  readonly explanation: Explanation | null;
  /** Changes after which the rule would match. */
  readonly fixes: readonly QuickFix[];
  /** Why a target is sent nothing, by its id. */
  readonly inputMistakes: readonly { readonly target: string; readonly mistake: Mistake }[];
  /** What becomes of the event at the rule's targets, sent alone. */
  readonly deliveries: readonly DeliveryReport[];
}

/** What a step finds: all is well there, or what explains the rest. */
export type Finding =
  | { readonly ok: true; readonly sentence: string }
  | {
      readonly ok: false;
      readonly sentence: string;
      readonly article?: string | undefined;
      readonly fixes?: WayFacts['fixes'] | undefined;
      readonly remedy?: Remedy;
    };

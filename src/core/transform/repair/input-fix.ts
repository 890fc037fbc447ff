import type { JsonNode } from '../../json/node.ts';
import type { ResourceType } from '../../model/resource.ts';
import type { TargetInput } from '../../model/scenario.ts';
import type { TransformContext } from '../predefined-variables.ts';

/** A correction of a target's input, tried before it is offered. */
export interface InputFix {
  /** What a person reads on the button, for example `Remove the quotation marks around <order>`. */
  readonly title: string;
  /** The whole input after it. */
  readonly input: TargetInput;
}

export type Transformer = Extract<TargetInput, { type: 'transformer' }>;

/** What a fix is judged by. */
export interface Situation {
  readonly targetId: string;
  /** `null`: of any kind. */
  readonly resource: ResourceType | null;
  /** The envelope; `null` if there is none, and then only what `PutTargets` says counts. */
  readonly event: JsonNode | null;
  readonly context: TransformContext;
}

/** A part of a text in quotation marks of JSON, cut to what fits on a button. */
export function shorten(text: string, most = 36): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

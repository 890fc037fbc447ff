import type { JsonNode } from '../../src/core/json/node.ts';
import { parseJson } from '../../src/core/json/parse.ts';
import type { TargetInput } from '../../src/core/model/scenario.ts';
import { checkInput } from '../../src/core/transform/check-input.ts';
import type { TransformContext } from '../../src/core/transform/predefined-variables.ts';
import { transformInput } from '../../src/core/transform/transform.ts';

export const aContext: TransformContext = {
  ruleName: 'r',
  ruleArn: 'arn:aws:events:us-east-1:123456789012:rule/r',
  ingestionTime: '2026-01-15T09:00:00Z',
};

/** A matched event as its JSON text; `detail` is the text of a JSON value. */
export function anEvent(detail: string): string {
  const head = JSON.stringify({
    version: '0',
    id: 'e-1',
    'detail-type': 'core.update-account-command',
    source: 'core',
    account: '123456789012',
    time: '2026-01-15T09:00:00Z',
    region: 'us-east-1',
    resources: ['path/to/file'],
  });
  return `${head.slice(0, -1)},"detail":${detail}}`;
}

export function aTransformer(
  template: string,
  paths: Readonly<Record<string, string>> = {},
): Extract<TargetInput, { type: 'transformer' }> {
  return { type: 'transformer', paths: { ...paths }, template };
}

/** AWS's answer to `PutTargets` for a target `t` with this input, or `null` if it is accepted. */
export function refusal(input: TargetInput, position?: number): string | null {
  const [first] = checkInput(input, 't', position);
  return first?.severity === 'error' ? first.message : null;
}

/** What the target is sent, or `null` if nothing is. */
export function delivered(input: TargetInput, event: string): string | null {
  const result = transformInput(input, event, aContext);
  return result.ok ? result.value.text : null;
}

export function nodeOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

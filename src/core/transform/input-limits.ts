import type { TargetInput } from '../model/scenario.ts';
import { type InputDiagnostic, type InputField, whole } from './input-diagnostic.ts';

/** EventBridge API Reference, *Target* and *InputTransformer*. Lengths are in characters. */
const LONGEST_INPUT = 8_192;
const LONGEST_PATH = 256;
const MOST_PATHS = 100;
const LONGEST_KEY = 256;
const KEY_CHARACTERS = /^[A-Za-z0-9_-]+$/;
/** As the API's model spells it. */
const KEY_PATTERN = '[A-Za-z0-9\\_\\-]+';

const MAP = 'inputTransformer.inputPathsMap';
const TEMPLATE = 'inputTransformer.inputTemplate';

/**
 * What the model of the request refuses, before anything else is looked at. Of the service's texts
 * only the beginning has been seen for these fields; the rest is made after those of other fields.
 *
 * @param position of the target in the request, from 1
 */
export function checkLimits(input: TargetInput, position: number): readonly InputDiagnostic[] {
  const refused = (
    field: InputField,
    text: string,
    member: string,
    value: string,
    constraint: string,
    explanation: string,
  ): InputDiagnostic => ({
    severity: 'error',
    code: 'over-limit',
    field,
    span: whole(text),
    message: `1 validation error detected: Value '${value}' at 'targets.${position}.member.${member}' failed to satisfy constraint: ${constraint}`,
    explanation,
  });
  const tooLong = (field: InputField, text: string, member: string, most: number) =>
    text.length <= most
      ? []
      : [refused(field, text, member, text, atMost(most), `At most ${words(most)} characters.`)];
  switch (input.type) {
    case 'matched-event':
      return [];
    case 'constant':
      return tooLong('text', input.text, 'input', LONGEST_INPUT);
    case 'path':
      return tooLong('path', input.path, 'inputPath', LONGEST_PATH);
    case 'transformer': {
      const entries = Object.entries(input.paths);
      const map = `{${entries.map(([key, path]) => `${key}=${path}`).join(', ')}}`;
      const count =
        entries.length > MOST_PATHS
          ? [refused('paths', '', MAP, map, atMost(MOST_PATHS), `At most ${MOST_PATHS} variables.`)]
          : [];
      const keys = entries
        .filter(([key]) => !KEY_CHARACTERS.test(key) || key.length > LONGEST_KEY)
        .map(([key, path]): InputDiagnostic => {
          const constraint = `Map keys must satisfy constraint: [${atMost(LONGEST_KEY)}, ${atLeast(1)}, Member must satisfy regular expression pattern: ${KEY_PATTERN}]`;
          const explanation =
            'The name of a variable has letters, digits, "_" and "-" only, and 256 characters at most.';
          const field: InputField = `paths.${key}`;
          return {
            ...refused(field, path, MAP, map, constraint, explanation),
            code: 'malformed-key',
          };
        });
      const paths = entries
        .filter(([, path]) => path.length > LONGEST_PATH)
        .map(([key, path]) => {
          const constraint = `Map value must satisfy constraint: [${atMost(LONGEST_PATH)}]`;
          const explanation = `At most ${LONGEST_PATH} characters.`;
          return refused(`paths.${key}`, path, MAP, map, constraint, explanation);
        });
      const empty =
        input.template.length === 0
          ? [refused('template', '', TEMPLATE, '', atLeast(1), 'A template cannot be empty.')]
          : [];
      const long = tooLong('template', input.template, TEMPLATE, LONGEST_INPUT);
      return [...count, ...keys, ...paths, ...empty, ...long];
    }
  }
}

function atMost(length: number): string {
  return `Member must have length less than or equal to ${length}`;
}

function atLeast(length: number): string {
  return `Member must have length greater than or equal to ${length}`;
}

function words(count: number): string {
  return count.toLocaleString('en');
}

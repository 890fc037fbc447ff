import { parseJson } from '../json/parse.ts';
import { sourceLocation } from '../json/source-location.ts';
import type { ResourceType } from '../model/resource.ts';
import type { TargetInput } from '../model/scenario.ts';
import { checkTemplate } from './check-template.ts';
import { type InputDiagnostic, type InputField, whole } from './input-diagnostic.ts';
import { checkLimits } from './input-limits.ts';
import { readInputPath } from './input-path.ts';

/**
 * Everything `PutTargets` would refuse, and then what would go wrong later. With one error the whole
 * call fails, and its answer is the first of them. The order of the checks is our choice: limits of
 * the request, JSON of a constant or paths, the template's syntax, its placeholders.
 *
 * @param position of the target in the request, from 1
 * @param resource what the target is, where that is known: some kinds take less than others
 */
export function checkInput(
  input: TargetInput,
  targetId: string,
  position = 1,
  resource: ResourceType | null = null,
): readonly InputDiagnostic[] {
  const limits = checkLimits(input, position);
  const tooLong = new Set(limits.map(({ field }) => field));
  const rest = checkContent(input, targetId, resource).filter(({ field }) => !tooLong.has(field));
  const isRefusal = ({ severity }: InputDiagnostic) => severity === 'error';
  return [
    ...limits,
    ...rest.filter(isRefusal),
    ...rest.filter((diagnostic) => !isRefusal(diagnostic)),
  ];
}

function checkContent(
  input: TargetInput,
  targetId: string,
  resource: ResourceType | null,
): readonly InputDiagnostic[] {
  switch (input.type) {
    case 'matched-event':
      return [];
    case 'constant':
      return checkConstant(input.text, targetId);
    case 'path':
      return checkPath('path', input.path, targetId);
    case 'transformer':
      return [
        ...Object.entries(input.paths).flatMap(([key, path]) =>
          checkPath(`paths.${key}`, path, targetId),
        ),
        ...checkTemplate(input, targetId, resource),
      ];
  }
}

function checkConstant(text: string, targetId: string): readonly InputDiagnostic[] {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { span, consumed, message } = parsed.error;
    return [
      {
        severity: 'error',
        code: 'constant-not-json',
        field: 'text',
        span,
        message: `JSON syntax error in input for target ${targetId}: ${sourceLocation(text, consumed)}`,
        explanation: `A constant is JSON: ${message}. A plain text needs quotation marks around it.`,
      },
    ];
  }
  const placeholder = /<(?:[A-Za-z][A-Za-z0-9_-]*|aws\.events\.[a-z.-]+)>/.exec(text);
  if (!placeholder) return [];
  return [
    {
      severity: 'info',
      code: 'constant-with-placeholder',
      field: 'text',
      span: { from: placeholder.index, to: placeholder.index + placeholder[0].length },
      message: `A constant is sent as it is written: ${placeholder[0]} is plain text here. An input transformer fills placeholders.`,
      explanation: '',
    },
  ];
}

function checkPath(field: InputField, path: string, targetId: string): readonly InputDiagnostic[] {
  switch (readInputPath(path).type) {
    case 'path':
      return [];
    case 'refused':
      return [
        {
          severity: 'error',
          code: 'path-refused',
          field,
          span: whole(path),
          message: `InputPath for target ${targetId} is invalid.`,
          explanation:
            'A path begins with $ and goes on with .name or [0]; names have letters, digits, "_", "-" and "/", and no quotes.',
        },
      ];
    case 'unlisted':
      return [
        {
          severity: 'warning',
          code: 'path-unlisted',
          field,
          span: whole(path),
          message:
            'EventBridge does not document this path syntax. Here it selects nothing (not confirmed).',
          explanation: '',
        },
      ];
  }
}

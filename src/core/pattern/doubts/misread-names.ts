import { linksTo } from '../../json/member-edits.ts';
import type { JsonNode, JsonObject } from '../../json/node.ts';
import { applyEdits, composeEdits, type Edit } from '../../model/edit.ts';
import type { QuickFix } from '../../model/quick-fix.ts';
import { isOperatorName } from '../mend/operator-names.ts';
import { readRulePattern } from '../rule-pattern.ts';
import type { PatternField } from '../syntax.ts';
import type { Doubt, PatternMender } from './doubt.ts';

/** Fields of an event may well have these names. */
const LIKELY_FIELDS: ReadonlySet<string> = new Set(['prefix', 'suffix']);

/** `{"tag": {"anything-but": ["x"]}}`: without a list around it, an operator is a field of that name. */
export function operatorAsField(
  text: string,
  root: JsonNode,
  field: PatternField,
  mend: PatternMender | null,
): Doubt | null {
  const name = field.keys.at(-1) ?? '';
  if (!isOperatorName(name) || LIKELY_FIELDS.has(name) || field.keys.length < 2) return null;
  const object = linksTo(root, field.span)?.at(-1)?.object;
  if (object?.members.length !== 1) return null;
  const owner = field.keys.slice(0, -1).join('.');
  const list = text.slice(field.span.from, field.span.to);
  const operand = name === 'exists' ? list.slice(1, -1).trim() : list;
  const edits = [{ ...object.span, insert: `[{ "${name}": ${operand} }]` }];
  return {
    severity: 'warning',
    span: field.keySpan,
    message: `"${name}" does not stand in a list, so it is taken for a field of that name below ${owner}. An operator stands in the list of its field.`,
    article: name,
    fixes: proven(text, `Read "${name}" as the operator of ${owner}`, edits, mend),
  };
}

/** `$or` that is read as the name of a field, since it is not a list of two or more patterns. */
export function orAsField(
  text: string,
  root: JsonNode,
  field: PatternField,
  mend: PatternMender | null,
): Doubt | null {
  const links = linksTo(root, field.span);
  const or = links?.find(({ member }) => member.key === '$or');
  if (!or || !field.keys.includes('$or')) return null;
  return {
    severity: 'warning',
    span: or.member.keySpan,
    message:
      '$or is read as the name of a field here: as an operator it takes a list of two or more objects, each a pattern of its own, without operators as names.',
    article: 'or',
    fixes: orMeant(text, or.object, or.member.value, mend),
  };
}

function orMeant(
  text: string,
  object: JsonObject,
  value: JsonNode,
  mend: PatternMender | null,
): readonly QuickFix[] {
  const source = text.slice(value.span.from, value.span.to);
  if (value.type === 'object') {
    const branches = value.members.map(
      ({ keySpan, value: list }) => `{${text.slice(keySpan.from, list.span.to)}}`,
    );
    const edits = [{ ...value.span, insert: `[${branches.join(', ')}]` }];
    return proven(text, 'Make each field an alternative of $or', edits, mend);
  }
  if (object.members.length !== 1) return [];
  const edits = [{ ...object.span, insert: source }];
  const title = 'Leave $or out: the members of a list are alternatives already';
  return proven(text, title, edits, mend);
}

/** The fix, with what else has to be mended for it, if the pattern is valid after it. */
function proven(
  text: string,
  title: string,
  edits: readonly Edit[],
  mend: PatternMender | null,
): readonly QuickFix[] {
  const after = applyEdits(text, edits);
  const fix: QuickFix = { side: 'pattern', title, edits };
  if (readRulePattern('', after).ok) return [fix];
  const rest = mend?.(after)[0];
  if (!rest) return [];
  const whole = composeEdits(edits, rest.edits);
  return readRulePattern('', applyEdits(text, whole)).ok ? [{ ...fix, edits: whole }] : [];
}

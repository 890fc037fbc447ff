import { parseFirstJson } from '../../json/parse.ts';
import type { EventPattern, PatternField, PatternNode, ValueMatcher } from '../syntax.ts';
import type { Doubt, PatternMender } from './doubt.ts';
import { operatorAsField, orAsField } from './misread-names.ts';

/** The range that the User Guide gives for numbers (*Comparison operators*). */
const LARGEST_DOCUMENTED = 5e9;

/**
 * What in a valid pattern is hardly what was meant, or means less than it says.
 *
 * @param mend finds what else has to be mended with a fix; `null`: such fixes are left out
 */
export function doubtsAbout(pattern: EventPattern, mend: PatternMender | null): readonly Doubt[] {
  const root = parseFirstJson(pattern.text);
  if (!root) return [];
  const counted = new Set(pattern.alternatives.flat());
  const fields = fieldsOf(pattern.root);
  const doubts = fields.flatMap((field): readonly (Doubt | null)[] => [
    operatorAsField(pattern.text, root, field, mend),
    orAsField(pattern.text, root, field, mend),
    counted.has(field) ? null : overridden(field),
    ...field.matchers.flatMap(aboutMatcher),
  ]);
  const seen = new Set<string>();
  return [...doubts, behindTheEnd(pattern)].flatMap((doubt) => {
    // Every field below one `$or` says the same of it.
    const name = doubt && `${doubt.span.from}/${doubt.message}`;
    if (!doubt || !name || seen.has(name)) return [];
    seen.add(name);
    return [doubt];
  });
}

function fieldsOf(node: PatternNode): readonly PatternField[] {
  return node.kind === 'field' ? [node] : node.children.flatMap(fieldsOf);
}

function overridden({ path, keySpan }: PatternField): Doubt {
  const message = `${path} is given again further down, and the last list counts. To accept either, write one list.`;
  return { severity: 'warning', span: keySpan, message, article: 'value', fixes: [] };
}

function behindTheEnd({ text, root }: EventPattern): Doubt | null {
  const span = { from: root.span.to, to: text.trimEnd().length };
  if (text.slice(span.from, span.to).trim() === '') return null;
  return {
    severity: 'warning',
    span,
    message: 'What stands behind the end of the pattern is not read.',
    article: 'value',
    fixes: [{ side: 'pattern', title: 'Remove it', edits: [{ ...span, insert: '' }] }],
  };
}

function aboutMatcher(matcher: ValueMatcher): readonly Doubt[] {
  const { span } = matcher;
  if (ignoresCaseOf(matcher).some((text) => /[\ud800-\udfff]/.test(text))) {
    const message =
      'Where case is ignored, AWS’s matcher takes a character beyond U+FFFF, such as an emoji, for two question marks: this does not match itself.';
    return [{ severity: 'warning', span, message, article: 'equals-ignore-case', fixes: [] }];
  }
  if (numbersOf(matcher).some((value) => Math.abs(value) > LARGEST_DOCUMENTED)) {
    const message =
      'The User Guide gives −5,000,000,000 to 5,000,000,000 as the range of numbers. AWS’s matcher compares larger ones, too, and so does this page.';
    return [{ severity: 'info', span, message, article: 'numeric', fixes: [] }];
  }
  return [];
}

function ignoresCaseOf(matcher: ValueMatcher): readonly string[] {
  switch (matcher.type) {
    case 'text':
      return matcher.value.ignoreCase ? [matcher.value.text] : [];
    case 'anything-but': {
      const { excluded } = matcher;
      if (excluded.type !== 'text') return [];
      return excluded.values.flatMap(({ ignoreCase, text }) => (ignoreCase ? [text] : []));
    }
    default:
      return [];
  }
}

function numbersOf(matcher: ValueMatcher): readonly number[] {
  switch (matcher.type) {
    case 'number':
      return matcher.value === null ? [] : [matcher.value];
    case 'numeric': {
      const { bounds } = matcher;
      if (bounds.type === 'equal') return [bounds.value];
      return [bounds.lower, bounds.upper].flatMap((bound) => (bound ? [bound.value] : []));
    }
    case 'anything-but':
      return matcher.excluded.type === 'numbers' ? matcher.excluded.values : [];
    default:
      return [];
  }
}

import { articleSlug } from '../../core/model/article-slug.ts';
import { describe, type PatternDiagnosticCode, reasonOf } from '../../core/pattern/diagnostic.ts';
import { type AwsText, article, type Evidence, type ReferenceEntry } from '../entry.ts';
import { jsonSyntaxTexts } from './json-syntax-texts.ts';
import { PATTERN_ERRORS } from './pattern-examples.ts';

/** Codes whose text was recorded from the service; the texts of others come from its matcher. */
const RECORDED: ReadonlySet<PatternDiagnosticCode> = new Set([
  'json-syntax',
  'pattern-not-object',
  'empty-array',
  'value-not-array',
  'operator-unknown',
  'operand-not-string',
  'wildcard-consecutive',
  'exists-not-boolean',
  'numeric-not-array',
  'numeric-operator-unknown',
  'numeric-bound-not-number',
  'numeric-third-unknown',
  'anything-but-not-value',
  'anything-but-operator-unsupported',
  'anything-but-member-not-value',
  'anything-but-ignore-case-not-string',
  'anything-but-affix-not-string',
  'anything-but-affix-empty',
  'cidr-one-slash',
  'cidr-mask-not-integer',
  'cidr-nonstandard-address',
  'too-complex',
]);
const CHOSEN: ReadonlySet<PatternDiagnosticCode> = new Set([
  'too-many-alternatives',
  'anything-but-nested-empty',
]);

const EXCEPTION = 'InvalidEventPatternException';

const OPERATORS = [
  ...['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'exists', 'numeric', 'anything-but'],
  'cidr',
];

/** What varies in a text, where it is not the name of an operator or of a field. */
const VARIES: Partial<Readonly<Record<PatternDiagnosticCode, string>>> = {
  'value-not-array': '<field>',
  'operator-unknown': '<operator>',
  'operand-not-string': '<operator>',
  'wildcard-consecutive': '<position>',
  'wildcard-escape': '<position>',
  'number-not-comparable': '<number>',
  'number-exceeds-limits': '<number>',
  'cidr-nonstandard-address': '<address>',
  'cidr-invalid-address': '<address>',
  'too-many-alternatives': '<count>',
  'or-reserved-name': '<operator>',
};

/** An article for every reason for which AWS refuses an event pattern. */
export const patternErrors: readonly ReferenceEntry[] = (
  Object.keys(PATTERN_ERRORS) as PatternDiagnosticCode[]
).map(articleOf);

function articleOf(code: PatternDiagnosticCode): ReferenceEntry {
  const [pattern, instead] = PATTERN_ERRORS[code];
  const slug = articleSlug.patternError(code);
  const isHidden = code.startsWith('or-');
  const name =
    code === 'json-syntax' ? 'Unexpected character, unexpected end-of-input …' : textOf(code);
  const by: Evidence['by'] = RECORDED.has(code)
    ? 'service'
    : CHOSEN.has(code)
      ? 'choice'
      : 'matcher';
  const texts: readonly AwsText[] =
    code === 'json-syntax'
      ? jsonSyntaxTexts
      : [{ slug: `${slug}-text`, text: name, code: EXCEPTION, means: '', by }];
  return article({
    slug,
    name,
    isTitle: true,
    known: by,
    summary: summaryOf(code),
    values: isHidden
      ? 'AWS does not say this: it reads the pattern again as if $or were the name of a field, and names what it then finds wrong, mostly "Unrecognized match type" and the first field of an alternative.'
      : 'In what is between "Event pattern is not valid. Reason:" and the place, in the answers of PutRule, TestEventPattern and CreateArchive.',
    example: { type: 'refused-pattern', pattern, instead },
    texts,
    see: [...operatorsOf(code), 'value'],
  });
}

function varying(code: PatternDiagnosticCode) {
  const detail = VARIES[code] ?? '<text>';
  return { code, detail, span: { from: 0, to: 0 }, location: null };
}

function textOf(code: PatternDiagnosticCode): string {
  return reasonOf(varying(code));
}

function summaryOf(code: PatternDiagnosticCode): string {
  if (code === 'json-syntax') {
    return 'The text is not JSON from a certain place on: a comma too many or too few, single quotes, a bracket that is not closed, a comment.';
  }
  if (code === 'operator-unknown') {
    return 'There is no operator of that name. If it is a field of the objects in a list, leave out the brackets around its object; if an alternative of $or is named here, look at $or itself: it needs two or more of them.';
  }
  return describe(varying(code)).replaceAll('"<field>"', 'the field');
}

function operatorsOf(code: PatternDiagnosticCode): readonly string[] {
  if (code.startsWith('or-') || code === 'too-many-alternatives') return ['or'];
  if (code === 'too-complex') return ['wildcard'];
  if (code === 'operand-not-string') return ['prefix', 'suffix', 'wildcard', 'cidr'];
  if (code.startsWith('number-') || code === 'too-many-elements') return ['numeric'];
  return OPERATORS.filter((operator) => code.startsWith(operator));
}

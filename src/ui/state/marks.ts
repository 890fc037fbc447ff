import type { ExplanationNode, FieldExplanation } from '../../core/pattern/explanation.ts';
import type { EditorMark, VerdictMark } from '../../editor/marks.ts';
import type { RuleEvaluation } from '../../worker/api.ts';

/** The leaves of an explanation, in the order in which the pattern is written. */
export function fieldsOf(node: ExplanationNode): readonly FieldExplanation[] {
  return node.kind === 'field' ? [node] : node.children.flatMap((child) => fieldsOf(child));
}

/** Marks on the values of the event that a rule looked at. */
export function eventMarks(evaluation: RuleEvaluation | undefined): readonly EditorMark[] {
  if (!evaluation?.explanation) return [];
  return fieldsOf(evaluation.explanation.root).flatMap((field) =>
    field.values
      .filter(({ span }) => span.to > span.from)
      .map((value) => ({
        span: value.span,
        kind: value.accepted && field.verdict !== 'failed' ? 'used-matched' : 'used-failed',
        title: field.sentence,
      })),
  );
}

/** The verdicts beside the leaves of a pattern. */
export function patternMarks(evaluation: RuleEvaluation | undefined): readonly VerdictMark[] {
  if (!evaluation?.explanation) return [];
  return fieldsOf(evaluation.explanation.root).map((field) => ({
    span: field.span,
    verdict: field.verdict,
    label: field.verdict === 'failed' ? failureLabel(field) : '',
    sentence: field.sentence,
  }));
}

/** A few words, since the whole sentence stands above the editor. */
function failureLabel({ values, reason }: FieldExplanation): string {
  if (reason === 'elements-of-different-objects') return 'in another element';
  const [value] = values;
  if (!value) return 'absent';
  return `is ${value.text}${values.length > 1 ? ', …' : ''}`;
}

/** What a person has to know first: the leaf that a failed rule fails at. */
export function firstFailure(evaluation: RuleEvaluation | undefined): FieldExplanation | undefined {
  if (!evaluation?.explanation || evaluation.explanation.matched) return undefined;
  return fieldsOf(evaluation.explanation.root).find(({ verdict }) => verdict === 'failed');
}

import { JsonSyntaxProblem } from '../json/syntax-problem.ts';
import { failure, type Result, success } from '../model/result.ts';
import { alternativesOf } from './alternatives.ts';
import { type PatternDiagnostic, reasonOf } from './diagnostic.ts';
import { PatternProblem } from './pattern-problem.ts';
import { type OrReading, PatternReader } from './reader.ts';
import type { EventPattern } from './syntax.ts';
import { MAXIMUM_COMPLEXITY, wildcardComplexity } from './wildcard-complexity.ts';

export type { PatternDiagnostic } from './diagnostic.ts';
export type { EventPattern } from './syntax.ts';

/**
 * Reads an event pattern as `PutRule` and `TestEventPattern` do; the first mistake ends it. What
 * stands behind the pattern's closing brace is not read. The length limits of `PutRule` are not
 * checked here.
 */
export function parsePattern(text: string): Result<EventPattern, PatternDiagnostic> {
  const strict = read(text, 'operator');
  if (strict.result.ok || !strict.hasOr) return strict.result;
  const { error } = strict.result;
  // A mistake without a place is reported as it is; any other lets the service read the whole
  // pattern again with `$or` as the name of a field.
  if (error.location === null) return strict.result;
  const older = read(text, 'field').result;
  if (older.ok) return older;
  const hidden = reasonOf(older.error) !== reasonOf(error);
  return failure(hidden ? { ...older.error, cause: causeOf(error), hidden: error } : older.error);
}

function causeOf(error: PatternDiagnostic): string {
  switch (error.code) {
    case 'or-one-member':
      return 'This $or has only one alternative, and it needs two or more.';
    case 'or-reserved-name':
      return `"${error.detail}" is the name of an operator, and no field inside $or can have that name.`;
    case 'or-not-array':
      return '$or needs a list of alternatives.';
    case 'or-member-not-object':
      return 'Every alternative of $or is an object.';
    default:
      return `The mistake is another one than the message says: ${reasonOf(error)}.`;
  }
}

function read(
  text: string,
  or: OrReading,
): { result: Result<EventPattern, PatternDiagnostic>; hasOr: boolean } {
  const reader = new PatternReader(text, or);
  try {
    const root = reader.read();
    const alternatives = alternativesOf(root);
    if (wildcardComplexity(alternatives, MAXIMUM_COMPLEXITY) > MAXIMUM_COMPLEXITY) {
      throw new PatternProblem({
        code: 'too-complex',
        detail: '',
        span: root.span,
        location: null,
      });
    }
    return { result: success({ text, root, alternatives }), hasOr: reader.hasOr };
  } catch (problem) {
    return { result: failure(diagnosticOf(problem)), hasOr: reader.hasOr };
  }
}

function diagnosticOf(problem: unknown): PatternDiagnostic {
  if (problem instanceof PatternProblem) return problem.diagnostic;
  if (!(problem instanceof JsonSyntaxProblem)) throw problem;
  const { span, message, consumed, isLocated } = problem.error;
  const location = isLocated ? { consumed, again: null } : null;
  return { code: 'json-syntax', span, detail: message, location };
}

import { utf8Length } from '../json/utf8.ts';
import { articleSlug } from '../model/article-slug.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { Span } from '../model/span.ts';
import { awsMessage, describe } from './diagnostic.ts';
import { type EventPattern, parsePattern } from './parse.ts';

/** The longest pattern in the model of PutRule's request, in characters. */
const LONGEST_IN_REQUEST = 4_096;
/** The quota for a rule (EventBridge quotas, *Event pattern size*), here in bytes of UTF-8. */
const LARGEST_OF_RULE = 2_048;

const TOO_LONG = 'pattern-too-long';

export interface RulePatternProblem {
  /** The whole message of AWS's error. */
  readonly message: string;
  /** What it means and how to mend it, in our own words. */
  readonly explanation: string;
  readonly span: Span;
  /** The end of the address of its article. */
  readonly article: string;
}

/**
 * Reads the pattern of a rule as `PutRule` does: too long a pattern is refused for its length,
 * whatever is in it.
 */
export function readRulePattern(
  rule: string,
  text: string,
): Result<EventPattern, RulePatternProblem> {
  const whole = { from: 0, to: text.length };
  if (text.length > LONGEST_IN_REQUEST) {
    return failure({
      message: `1 validation error detected: Value '${text}' at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_IN_REQUEST}`,
      explanation: explainLength(utf8Length(text)),
      span: whole,
      article: TOO_LONG,
    });
  }
  const bytes = utf8Length(text);
  if (bytes > LARGEST_OF_RULE) {
    return failure({
      message: `Parameter EventPattern for rule ${rule} exceeds limit of ${LARGEST_OF_RULE}.`,
      explanation: explainLength(bytes),
      span: whole,
      article: TOO_LONG,
    });
  }
  const parsed = parsePattern(text);
  if (parsed.ok) return success(parsed.value);
  const { error } = parsed;
  return failure({
    message: `Event pattern is not valid. Reason: ${awsMessage(error, text)}`,
    explanation: describe(error),
    span: error.span,
    article: articleSlug.patternError((error.hidden ?? error).code),
  });
}

function explainLength(bytes: number): string {
  return `This pattern has ${bytes.toLocaleString('en')} bytes, and a rule may have ${LARGEST_OF_RULE.toLocaleString('en')}; AWS raises that on request. White space counts, so writing it on one line may be enough; else split the rule in two, or match a prefix in place of many values.`;
}

/**
 * The ends of the addresses of articles about what has a code, so that whatever shows a code can link
 * to its article without knowing it. They stay the same for ever, since others link to them.
 */
export const articleSlug = {
  /** Of a mistake in an event pattern, by its code. */
  patternError: (code: string) => `pattern-${code}`,
  /** Of a mistake in a target's input, by its code. */
  inputError: (code: string) => `input-${code}`,
  /** Of a mistake in a schedule expression, by its code. */
  scheduleError: (code: string) => `schedule-${code}`,
  /** Why a field of a pattern does not match: a reason code. */
  reason: (code: string) => `why-${code}`,
  /** `ERROR_CODE` of a dead letter. */
  errorCode: (code: string) => `error-code-${kebab(code)}`,
  /** What ended the retries: `MaximumRetryAttempts`, `EventAgeExceeded` … */
  exhausted: (condition: string) => `exhausted-${kebab(condition)}`,
  /** A message type of the log. */
  messageType: (type: string) => `log-${kebab(type)}`,
  /** A kind of target: `lambda-function`. */
  target: (type: string) => `target-${type}`,
  /** What a kind of target can answer. */
  failure: (resource: string, name: string) => `${resource}-${kebab(name)}`,
  /** Whatever article has this text of AWS, in which fields and numbers may be one's own. */
  text: (text: string) => `text=${encodeURIComponent(endsOf(text))}`,
} as const;

/** In characters: a text that quotes what it refuses is cut in its middle. */
const LONGEST_END = 200;

function endsOf(whole: string): string {
  // Half a surrogate pair cannot stand in an address.
  const text = whole.replace(/\p{Surrogate}/gu, '');
  if (text.length <= 2 * LONGEST_END) return text;
  return `${text.slice(0, LONGEST_END)} … ${text.slice(-LONGEST_END)}`;
}

/** `RULE_MATCH`, `MaximumRetryAttempts` and `HTTP 503` in small letters with hyphens. */
function kebab(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
}

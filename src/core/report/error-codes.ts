/** What an error code of EventBridge's dead-letter messages means, and what to do about it. */
export interface ErrorExplanation {
  readonly meaning: string;
  readonly fix: string;
  /** Whether EventBridge tries again after it. */
  readonly retried: boolean;
}

/** EventBridge User Guide, *Using dead-letter queues to process undelivered events*; the advice is ours. */
const EXPLANATIONS: Readonly<Record<string, ErrorExplanation>> = {
  NO_PERMISSIONS: {
    meaning: 'EventBridge is not allowed to call the target.',
    fix: 'Allow events.amazonaws.com in the target’s resource policy, with aws:SourceArn of the rule, or give the target’s role the permission; an encrypted target also needs its KMS key.',
    retried: false,
  },
  NO_RESOURCE: {
    meaning: 'The target does not exist, or not any more.',
    fix: 'Create it again, or change the target of the rule. A rule keeps the ARN of a target that was deleted.',
    retried: false,
  },
  RESOURCE_ALREADY_EXISTS: {
    meaning:
      'What the target was to create is there already, for example an execution of that name.',
    fix: 'Make the name depend on the event’s id.',
    retried: false,
  },
  THROTTLING: {
    meaning: 'The target takes no more calls at that rate (429).',
    fix: 'Raise its limit, or give the retry policy more time; a queue between rule and target evens out peaks.',
    retried: true,
  },
  TIMEOUT: {
    meaning: 'The target did not answer in time. An API destination has five seconds.',
    fix: 'Answer at once and do the work afterwards. The target may have done it all the same, so let it be safe to do twice.',
    retried: true,
  },
  INVALID_JSON: {
    meaning: 'The input made for the target is not valid JSON.',
    fix: 'Look at the input transformer with this very event: a value with a quotation mark or a line break inside quotation marks breaks the JSON around it.',
    retried: false,
  },
  INVALID_PARAMETER: {
    meaning:
      'The target’s service refuses a parameter of the call, for example a message that is too large or a FIFO queue’s missing group.',
    fix: 'Read the message: it is the service’s own. Change the target’s parameters or its input.',
    retried: false,
  },
  ACTIONABLE_VALIDATION: {
    meaning: 'The target’s service refuses the call for a reason that its owner can mend.',
    fix: 'Read the message: it is the service’s own.',
    retried: false,
  },
  CONNECTION_FAILURE: {
    meaning: 'No connection to the endpoint, or no token from its authorization endpoint.',
    fix: 'Check the address and its certificate, and for OAuth the authorization endpoint and the secret.',
    retried: true,
  },
  INTERNAL_ERROR: {
    meaning: 'Something went wrong on AWS’s side.',
    fix: 'Nothing to change: send the event again.',
    retried: true,
  },
  SDK_CLIENT_ERROR: {
    meaning: 'The endpoint answered with a status from 400 to 499: it refuses the request.',
    fix: 'Compare the request with what the endpoint wants: method, path, headers, authorization, body. Only 401, 407, 409 and 429 are tried again.',
    retried: false,
  },
  REMOTE_SERVER_ERROR: {
    meaning: 'The endpoint answered with a status from 500 up: it failed.',
    fix: 'Look into the endpoint’s own log. A retry policy with more time helps over an outage.',
    retried: true,
  },
};

export const ERROR_CODES: readonly string[] = Object.keys(EXPLANATIONS);

/** `null` for a code that is not known here: its message has to do. */
export function explainErrorCode(code: string): ErrorExplanation | null {
  return Object.hasOwn(EXPLANATIONS, code) ? (EXPLANATIONS[code] ?? null) : null;
}

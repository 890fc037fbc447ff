import {
  headerOf,
  meaningOf,
  RETRIED_CLIENT_ERRORS,
  retryAfterOf,
} from '../../core/model/http-status.ts';
import type {
  AttemptReport,
  DeliveryReport,
  RequestReport,
} from '../../core/report/delivery-report.ts';
import { formatDuration, formatOffset } from '../format/format-time.ts';

type Answer = NonNullable<RequestReport['response']>;

/** The answer to a request of a delivery, whose times are told from a start. */
export interface AnswerToTell {
  readonly request: RequestReport;
  readonly delivery: Pick<DeliveryReport, 'attempts' | 'failure' | 'deadLetter' | 'status'>;
  /** Of virtual time, in milliseconds since the Unix epoch. */
  readonly start: number;
}

/** One sentence: what EventBridge does with an answer, why, and when it comes again. */
export function answerWords(told: AnswerToTell): string {
  const { request, delivery } = told;
  const { response, tokenOf } = request;
  if (!response) return 'EventBridge waits for an answer, five seconds at most.';
  const attempt = delivery.attempts.find((one) => one.attempt === request.attempt);
  if (tokenOf !== null && isGranted(response)) {
    return `The answer has a token: EventBridge sends it with requests of the connection ${tokenOf}${lifetimeWords(response)}.`;
  }
  switch (attempt?.outcome) {
    case undefined:
    case 'under-way':
      return 'The answer has come.';
    case 'accepted':
      return acceptedWords(response);
    case 'permanent': {
      const reason = `after status ${response.status} EventBridge does not try again`;
      const rule = `of the statuses from 400 to 499 it does so after ${RETRIED_CLIENT_ERRORS.join(', ')} only`;
      return sentence(`${withoutToken(request)}${reason} (${rule}), and ${endWords(delivery)}.`);
    }
    case 'retryable':
    case 'throttled':
      return sentence(retryWords(told, response, attempt));
  }
}

function acceptedWords({ status }: Answer): string {
  const isUsual = status !== null && status >= 200 && status < 300;
  return isUsual
    ? `Status ${status} is success: the event is delivered, and EventBridge is done.`
    : `Status ${status} is below 400, which counts as success: the event is delivered, and EventBridge is done.`;
}

function retryWords(
  { request, delivery, start }: AnswerToTell,
  answer: Answer,
  attempt: AttemptReport,
) {
  const reason = `${withoutToken(request)}${failureWords(request, answer, attempt)}`;
  const { nextAttemptAt } = attempt;
  if (nextAttemptAt === null) {
    const bound =
      delivery.failure?.exhausted === 'MaximumEventAgeInSeconds'
        ? 'the event would be older by then than the retry policy allows'
        : 'the retry policy allows no more attempts';
    return `${reason}, but ${bound}, and ${endWords(delivery)}.`;
  }
  const renewed = isTokenRefused(request) ? ' with a new token' : '';
  const wait = waitWords(request, answer, nextAttemptAt - answer.at);
  return `${reason}${renewed}: ${wait}, attempt ${attempt.attempt + 1} at ${formatOffset(nextAttemptAt - start)}.`;
}

/** Why EventBridge tries again. */
function failureWords(
  { tokenOf, url }: RequestReport,
  { status }: Answer,
  { error }: AttemptReport,
) {
  const again = 'EventBridge tries again';
  if (status !== null) return `after status ${status} ${again}`;
  if (error?.code === 'TIMEOUT' || tokenOf !== null) {
    return `no answer within five seconds is a time-out, after which ${again}`;
  }
  return `it could not connect to ${hostOf(url)}, after which ${again}`;
}

/** The longer of what the endpoint asks for and of EventBridge's own delay counts. */
function waitWords({ tokenOf }: RequestReport, answer: Answer, wait: number): string {
  const written = tokenOf === null ? headerOf(answer.headers, 'Retry-After') : undefined;
  const own = `it waits ${formatDuration(wait)} by its own back-off`;
  if (written === undefined) return own;
  const asked = retryAfterOf(answer.headers, answer.at);
  if (asked === null) {
    return `${own}, since “Retry-After: ${written}” is neither seconds nor a date`;
  }
  return wait > asked
    ? `${own}, which is longer than the ${formatDuration(asked)} that Retry-After asks for`
    : `it waits ${formatDuration(wait)}, as “Retry-After: ${written}” asks`;
}

function endWords({ status, deadLetter }: AnswerToTell['delivery']): string {
  switch (status) {
    case 'dead-lettered':
      return `the event goes to the dead-letter queue ${deadLetter?.queue}`;
    case 'lost':
      return `the dead-letter queue ${deadLetter?.queue} does not take the event, which is lost`;
    case 'dropped':
      return 'the event is gone, since the target has no dead-letter queue';
    default:
      return 'gives the event up';
  }
}

function withoutToken({ tokenOf }: RequestReport): string {
  return tokenOf === null ? '' : 'without a token there is no request to the API, and ';
}

function isGranted({ status }: Answer): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** EventBridge forgets a token that was refused. */
function isTokenRefused({ tokenOf, headers, response }: RequestReport): boolean {
  const isRefused = response?.status === 401 || response?.status === 407;
  const bearsToken = headerOf(headers, 'Authorization')?.startsWith('Bearer {{') === true;
  return tokenOf === null && isRefused && bearsToken;
}

function lifetimeWords({ body }: Answer): string {
  const [, seconds] = /"expires_in":(\d+)/.exec(body) ?? [];
  return seconds === undefined ? '' : `, for ${formatDuration(Number(seconds) * 1_000)}`;
}

function hostOf(url: string): string {
  return /^https:\/\/([^/?#]*)/.exec(url)?.[1] ?? url;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The sign that goes with an answer. */
export function answerSign({
  response,
  tokenOf,
}: RequestReport): 'running' | 'delivered' | 'waiting' | 'failed' {
  if (!response) return 'running';
  const { status } = response;
  if (status === null) return 'waiting';
  if (tokenOf !== null && !isGranted(response) && status < 400) return 'failed';
  const meaning = meaningOf(status);
  return meaning === 'success' ? 'delivered' : meaning === 'final' ? 'failed' : 'waiting';
}

import type { Producer } from '../../core/model/scenario.ts';
import { correctCommands } from '../../core/producer/correct-command.ts';
import { type Correction, correctEntries } from '../../core/producer/correct-entries.ts';
import type { ProducerRun } from '../../worker/api.ts';

/** Why a producer's entries were refused, in plain words, and the program without that mistake. */
export interface EntryMistake {
  readonly why: string;
  readonly correction: Correction;
}

const NAMES =
  'An entry has Source, DetailType, Detail and EventBusName. The names source, detail-type and detail belong to the event that EventBridge makes of it, the one that rules see. Detail is text: the JSON of the object.';

const BEFORE: Readonly<Record<Producer['language'], string>> = {
  python:
    'boto3 checks a request before it sends it, and knows no such members of an entry. Nothing was sent.',
  javascript:
    'The SDK leaves out members that the API does not have, so that EventBridge got entries without them.',
  shell:
    'The AWS CLI checks a request before it sends it, and knows no such members of an entry. Nothing was sent.',
};

/** The mistake in the entries of a run; `null` if it ended well, or for another reason. */
export function entryMistake(
  { language, code }: Pick<Producer, 'language' | 'code'>,
  run: ProducerRun,
): EntryMistake | null {
  const isRefused = isRefusedByClient(run) || run.calls.some(({ output }) => hasFailure(output));
  if (!isRefused) return null;
  const correction = language === 'shell' ? correctCommands(code) : correctEntries(code, language);
  return correction && { why: `${BEFORE[language]} ${NAMES}`, correction };
}

function isRefusedByClient(run: ProducerRun): boolean {
  if (run.type === 'program') return run.error?.errorType === 'ParamValidationError';
  return run.steps.some(({ error }) => error?.text.startsWith('Parameter validation failed:'));
}

/** Whether a producer has not ended well. */
export function hasFailed(run: ProducerRun): boolean {
  if (run.type === 'program') return run.error !== null;
  return run.steps.some(({ error }) => error !== null);
}

function hasFailure(output: unknown): boolean {
  return entryAnswers(output).some(
    ({ ErrorCode }) => ErrorCode === 'InvalidArgument' || ErrorCode === 'MalformedDetail',
  );
}

/** How PutEvents has answered, entry by entry. */
export interface EntryAnswer {
  readonly EventId?: string;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

/** The answers in an output of PutEvents; none in any other. */
export function entryAnswers(output: unknown): readonly EntryAnswer[] {
  if (typeof output !== 'object' || output === null || !('Entries' in output)) return [];
  // The simulation's own answer.
  return Array.isArray(output.Entries) ? (output.Entries as EntryAnswer[]) : [];
}

/** The error in an output, where the service refused the call as a whole. */
export function refusalOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('__type' in output)) return null;
  const message = 'message' in output ? `: ${String(output.message)}` : '';
  return `${String(output.__type)}${message}`;
}

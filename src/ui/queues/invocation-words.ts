import type { HandInvocation } from '../../core/report/hand-invocations.ts';

/** What came of an invocation that a person has asked for, in a sentence. */
export function invocationWords({ function: name, error, report }: HandInvocation): string {
  if (error) return `Lambda refused it, ${error.code}: ${error.message}`;
  const last = report?.invocations.at(-1)?.outcome;
  switch (report?.status) {
    case undefined:
    case 'queued':
      return `Lambda has it for ${name}.`;
    case 'running':
      return `${name} is running.`;
    case 'succeeded':
      return `${name} returned ${last?.ok ? last.payload : ''}.`;
    case 'waiting-to-retry':
    case 'discarded': {
      const why = last?.ok === false ? `${last.error.errorType}: ${last.error.errorMessage}` : '';
      const next = report.status === 'discarded' ? 'and Lambda gave up' : 'and Lambda tries again';
      return `${name} failed (${why}), ${next}.`;
    }
    case 'throttled':
      return `${name} is throttled, and Lambda tries again.`;
  }
}

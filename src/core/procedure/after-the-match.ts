import { articleSlug } from '../model/article-slug.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';
import { whereIsIt } from '../report/whereabouts.ts';
import type { Finding, WayFacts } from './check.ts';

/** Errors that say nothing of the event: nobody gets in, or nobody is there. */
const UNREACHABLE: ReadonlySet<string> = new Set(['NO_PERMISSIONS', 'NO_RESOURCE']);

/** Whether EventBridge gets in at every target. */
export function reachable({ deliveries }: WayFacts): Finding {
  const closed = deliveries.find(({ failure }) => failure && UNREACHABLE.has(failure.error.code));
  return closed ? failed(closed) : { ok: true, sentence: 'Each of them is called.' };
}

/** Whether every delivery has ended well. */
export function delivered({ deliveries }: WayFacts): Finding {
  const bad = deliveries.find(({ status }) => status !== 'delivered');
  if (bad) return failed(bad);
  const most = Math.max(0, ...deliveries.map(({ attempts }) => attempts.length));
  return {
    ok: true,
    sentence: most > 1 ? `Yes, after ${most} attempts.` : 'Yes, at the first attempt.',
  };
}

function failed(delivery: DeliveryReport): Finding {
  const code = delivery.failure?.error.code;
  return {
    ok: false,
    sentence: whereIsIt(delivery),
    article: code === undefined ? 'retry-policy' : articleSlug.errorCode(code),
  };
}

/** Whether what happens after the delivery goes well: EventBridge does not learn of it. */
export function dealtWith({ deliveries }: WayFacts): Finding {
  for (const delivery of deliveries) {
    const { afterwards } = delivery;
    if (afterwards?.type === 'function' && afterwards.status === 'discarded') {
      return { ok: false, sentence: whereIsIt(delivery), article: 'lambda-retries' };
    }
    if (afterwards?.type === 'queue' && afterwards.status === 'dead-lettered') {
      return { ok: false, sentence: whereIsIt(delivery), article: 'sqs-redrive' };
    }
  }
  return {
    ok: true,
    sentence: [...new Set(deliveries.map(whereIsIt))].join(' ') || 'There is nothing to deal with.',
  };
}

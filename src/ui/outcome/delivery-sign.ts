import type { DeliveryReport, QueueMessageReport } from '../../core/report/delivery-report.ts';
import type { VerdictSign } from '../controls/Verdict.svelte';

/** The sign and the words for where a delivery stands, what the target did afterwards included. */
export function deliverySign(report: DeliveryReport): { sign: VerdictSign; word: string } {
  const { status, afterwards } = report;
  switch (status) {
    case 'scheduled':
    case 'under-way':
      return { sign: 'running', word: 'under way' };
    case 'waiting-to-retry':
      return { sign: 'waiting', word: 'EventBridge will retry' };
    case 'dead-lettered':
      return { sign: 'dead-lettered', word: 'dead-lettered' };
    case 'dropped':
    case 'lost':
      return { sign: 'lost', word: 'lost' };
    case 'delivered':
      break;
  }
  if (afterwards?.type === 'queue') return queueSign(afterwards);
  if (afterwards?.type !== 'function') return { sign: 'delivered', word: 'delivered' };
  switch (afterwards.status) {
    case 'queued':
    case 'running':
      return { sign: 'running', word: 'delivered, function running' };
    case 'succeeded':
      return { sign: 'delivered', word: 'delivered, function succeeded' };
    case 'waiting-to-retry':
      return { sign: 'waiting', word: 'delivered, Lambda will retry' };
    case 'throttled':
      return { sign: 'waiting', word: 'delivered, function throttled' };
    case 'discarded': {
      const { discarded } = afterwards;
      const isKept = discarded?.sentTo && !discarded.error;
      return isKept
        ? { sign: 'dead-lettered', word: 'delivered, function failed' }
        : { sign: 'lost', word: 'delivered, function failed' };
    }
  }
}

function queueSign({ status }: QueueMessageReport): { sign: VerdictSign; word: string } {
  switch (status) {
    case 'dead-lettered':
      return { sign: 'dead-lettered', word: 'delivered, then dead-lettered' };
    case 'expired':
      return { sign: 'lost', word: 'delivered, then expired' };
    default:
      return { sign: 'delivered', word: 'delivered' };
  }
}

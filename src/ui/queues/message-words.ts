import type { Queue } from '../../core/model/scenario.ts';
import type { MessageReport } from '../../core/report/queues.ts';
import { formatDuration, formatOffset } from '../format/format-time.ts';

/** What tells the reader where in virtual time something lies. */
interface Clock {
  readonly start: number;
  readonly now: number;
}

/** One or two sentences: whether a message can be received, and if not, until when and why. */
export function messageWords(
  message: MessageReport,
  queue: Pick<Queue, 'delaySeconds' | 'redrivePolicy'>,
  { start, now }: Clock,
): string {
  const until = `${formatOffset(message.visibleAt - start)}, in ${formatDuration(message.visibleAt - now)}`;
  if (message.state === 'delayed') {
    const delay = (message.visibleAt - message.sentAt) / 1_000;
    return delay === queue.delaySeconds
      ? `Nobody can receive it before ${until}: the queue delays every message by ${delay} s.`
      : `Nobody can receive it before ${until}: it was sent with a delay of ${delay} s.`;
  }
  if (message.state === 'in-flight') {
    const { received } = message;
    const who = received?.for ? `Lambda has read it for ${received.for}` : 'It was received';
    const why =
      received?.changedAt != null
        ? `its visibility time-out was changed at ${formatOffset(received.changedAt - start)}`
        : 'its visibility time-out runs';
    return `${who} (${times(message.receiveCount)} so far) and is hidden until ${until}: ${why}. Deleted by then, it is gone; if not, it can be received again.`;
  }
  if (message.behind !== null) {
    return `It waits behind message ${message.behind.slice(0, 8)} of its group ${message.fifo?.groupId}: a FIFO queue gives nothing more of a group until what is hidden is deleted or visible again.`;
  }
  const policy = queue.redrivePolicy;
  if (policy && message.receiveCount >= policy.maximumReceiveCount) {
    return `It was received ${times(message.receiveCount)} and never deleted: the next receive moves it to ${policy.deadLetterQueue} instead of giving it.`;
  }
  if (message.receiveCount === 0) return 'It can be received.';
  return `It was received ${times(message.receiveCount)} and not deleted in time, so it can be received again.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

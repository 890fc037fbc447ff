import { success } from '../../model/result.ts';
import { putEvents as shape } from '../model/events.ts';
import { operation } from '../operation.ts';
import { refuse } from '../wire.ts';

/** `PutEvents`: entries that are not taken are named beside those that are (put-events-api.md §2). */
export const putEvents = operation(shape, ({ Entries, EndpointId }, account) => {
  if (EndpointId !== undefined) {
    return refuse('ResourceNotFoundException', `Endpoint '${EndpointId}' does not exist.`);
  }
  const answer = account.putEvents(Entries);
  return '__type' in answer ? refuse(answer.__type, answer.message) : success({ ...answer });
});

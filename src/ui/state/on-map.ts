import type { Action, SampleEvent, Scenario } from '../../core/model/scenario.ts';

/**
 * What the route map is about: `written`, the event in the editor, which was never sent; `sent`, what
 * was sent, which is another; `both`, since they are the same.
 */
export type OnMap = 'written' | 'sent' | 'both';

export function whatIsOnMap(
  { actions }: Pick<Scenario, 'actions'>,
  action: Action | undefined,
  event: SampleEvent | undefined,
): OnMap {
  if (!action) return 'written';
  if (action.type !== 'put-events') return 'sent';
  if (action.event === event?.id) {
    return action.text === event.text && action.bus === event.bus ? 'both' : 'sent';
  }
  const isEverSent = actions.some((one) => one.type === 'put-events' && one.event === event?.id);
  return isEverSent ? 'sent' : 'written';
}

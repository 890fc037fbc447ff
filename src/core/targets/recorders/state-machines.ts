import { parseJson } from '../../json/parse.ts';
import type { StateMachine } from '../../model/recorders.ts';
import type { RecorderKind } from './recorder.ts';

/** 256 KB since 2020 (Step Functions Developer Guide, *Quotas*). */
const LARGEST_INPUT_CHARACTERS = 262_144;

/** `StartExecution` (Step Functions API Reference): the execution is started, and does not run here. */
export const stateMachines: RecorderKind<'state-machine', StateMachine> = {
  type: 'state-machine',
  action: 'states:StartExecution',
  missing: (arn) => `State Machine Does Not Exist: '${arn}'`,
  refusal: ({ event }, input) => {
    // The matched event is JSON, and may be long.
    if (input !== event && !parseJson(input).ok) {
      const message = 'Invalid State Machine Execution Input: the input is not JSON.';
      return { code: 'INVALID_JSON', message, httpStatus: 400 };
    }
    if (input.length <= LARGEST_INPUT_CHARACTERS) return null;
    const message = `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${LARGEST_INPUT_CHARACTERS}`;
    return { code: 'INVALID_PARAMETER', message, httpStatus: 400 };
  },
  factOf: ({ identity: { eventId, deliveryId } }, input, { name }, { arn, chance }) => ({
    type: 'states-execution-started',
    stateMachine: name,
    // How EventBridge names executions is not documented; this is what they look like.
    executionArn: `${arn.replace(':stateMachine:', ':execution:')}:${eventId}_${chance.uuid()}`,
    ...{ input, eventId, deliveryId },
  }),
};

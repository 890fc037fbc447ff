import {
  type FunctionRuntime,
  type InvocationOutcome,
  type InvocationRequest,
  isPause,
} from '../../src/core/model/invocation.ts';

/** A runtime whose handlers run to their end at once: there is no simulation that they could ask. */
export interface WholeRuntime {
  invoke(request: InvocationRequest): Promise<InvocationOutcome>;
}

export function whole(runtime: FunctionRuntime): WholeRuntime {
  return {
    async invoke(request) {
      const step = await runtime.invoke(request);
      if (isPause(step)) throw new Error('The handler waits for an answer');
      return step;
    },
  };
}

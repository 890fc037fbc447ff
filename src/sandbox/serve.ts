import type { FunctionRuntime } from '../core/model/invocation.ts';
import type { Answer, Invocation } from './messages.ts';

/** Tells whoever waits at a port that its handler is at it. */
export function tellAlive(port: MessagePort): void {
  port.postMessage({ type: 'alive' } satisfies Answer);
}

/** Answers the invocations that come in at a port. */
export function serveRuntime(port: MessagePort, runtime: FunctionRuntime): void {
  const answer = (message: Answer) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<Invocation>) => {
    const { id, request } = data;
    runtime.invoke(request).then(
      (outcome) => answer({ type: 'outcome', id, outcome }),
      (error: unknown) => answer({ type: 'broken', id, reason: String(error) }),
    );
  };
  answer({ type: 'ready' });
}

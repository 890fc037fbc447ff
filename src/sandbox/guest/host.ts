/**
 * The one door out of the engine. Everything that passes is text: the host never looks at a value
 * that a handler made, and a handler never holds a value that the host made.
 *
 * Whoever finds a way to this function from a handler gains nothing: the host checks and bounds
 * whatever comes through, and all of it belongs to that one invocation.
 */
export interface Host {
  (operation: 'log', level: string, message: string): void;
  /**
   * Answers with JSON: the service's output, or what it refused, or `{ waits }` with the number under
   * which the answer will come.
   */
  (operation: 'call', name: string, input: string): string;
  /** The outcome of the invocation, or of the initialisation if that failed. */
  (operation: 'settle', outcome: Outcome, json: string): void;
  (operation: 'loaded'): void;
  (operation: 'exit', status: string): void;
}

/** `fatal`: an error after which the process is gone, and the environment with it. */
export type Outcome = 'result' | 'error' | 'fatal';

/** The object by which both sides know each other. `main.ts` puts on it what the host calls. */
interface Bridge {
  readonly host: Host;
}

const surroundings = globalThis as unknown as { bridge?: Bridge };
const found = surroundings.bridge;
if (!found) throw new Error('No bridge');
delete surroundings.bridge;

export const bridge: Bridge = found;
export const host: Host = found.host;

/** As they were before any handler could replace them. */
export const { parse, stringify } = JSON;

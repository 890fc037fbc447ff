/**
 * The one door out of the engine. Everything that passes is text: the host never looks at a value
 * that a handler made, and a handler never holds a value that the host made.
 *
 * Whoever finds a way to this function from a handler gains nothing: the host checks and bounds
 * whatever comes through, and all of it belongs to that one invocation.
 */
export interface Host {
  (operation: 'log', level: string, message: string): void;
  /** Answers with JSON: the service's output, or what it refused. */
  (operation: 'call', name: string, input: string): string;
  /** The outcome of the invocation, or of the initialisation if that failed. */
  (operation: 'settle', outcome: Outcome, json: string): void;
  (operation: 'loaded'): void;
  (operation: 'exit', status: string): void;
}

/** `fatal`: an error after which the process is gone, and the environment with it. */
export type Outcome = 'result' | 'error' | 'fatal';

/** What the host calls, in turn. Set up by `main.ts`. */
export interface Bridge {
  readonly host: Host;
  configure?(json: string): void;
  commonJs?(factory: unknown): void;
  esModule?(namespace: Promise<unknown>): void;
  loadFailed?(error: unknown, importFailure: string): void;
  moduleSource?(specifier: string): string;
  start?(request: string, event: string): void;
  nextTimer?(): string;
  runTimer?(): void;
  idle?(): void;
  unhandledRejection?(reason: unknown): void;
}

const surroundings = globalThis as unknown as { bridge?: Bridge };
const found = surroundings.bridge;
if (!found) throw new Error('No bridge');
delete surroundings.bridge;

export const bridge: Bridge = found;
export const host: Host = found.host;

/** As they were before any handler could replace them. */
export const { parse, stringify } = JSON;

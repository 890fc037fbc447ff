/**
 * How much a handler may do. Lambda's own limits where Lambda has one; the others keep a hostile
 * handler, which may come from a stranger's link, from exhausting the browser.
 */

/** Lambda quotas, *Invocation payload*: 6 MB and a little, for a response in one piece. */
export const MAXIMUM_RESPONSE_BYTES = 6_291_556;
/** Lambda: initialisation may take 10 s. */
export const INITIALISATION_MILLISECONDS = 10_000;

/** Of log text in one invocation. CloudWatch has no such limit; what is over is cut. */
export const MAXIMUM_LOG_CHARACTERS = 256 * 1024;
export const MAXIMUM_LOG_LINES = 2_000;
/** Of AWS calls in one invocation; what is over is throttled. */
export const MAXIMUM_CALLS = 1_000;
export const MAXIMUM_CALL_CHARACTERS = 8 * 1024 * 1024;
/** Of a single text that comes out of the engine. */
export const MAXIMUM_TEXT_CHARACTERS = 8 * 1024 * 1024;

export const MAXIMUM_ERROR_CHARACTERS = 16 * 1024;
export const MAXIMUM_TRACE_LINES = 50;

/**
 * Of memory that a handler really gets, whatever the function is configured to have: browsers give a
 * page a few hundred megabytes before they end it.
 */
export const MAXIMUM_MEMORY_MEGABYTES = 256;
/** Of environments kept warm, in number and in memory; the longest unused go first. */
export const MAXIMUM_ENVIRONMENTS = 40;
export const MAXIMUM_ENVIRONMENT_BYTES = 512 * 1024 * 1024;

/**
 * The engine's stack. Its frames lie on the browser's own stack too, and 256 KB of these overflow a
 * worker's in Chromium; this is about 700 calls deep, where Node.js has 11,000.
 */
export const STACK_BYTES = 160 * 1024;

/**
 * Of real time in one step of an invocation, looked at whenever the engine asks whether to go on:
 * without a sign of life, and in all. Virtual time ends a handler long before on any usual machine; this
 * is for slow ones and for slow built-ins.
 */
export const SILENT_MILLISECONDS = 1_750;
export const REAL_MILLISECONDS = 5_000;
/**
 * Of virtual time, computed: so much is a sign of life. A loop has about six times as much in that while,
 * so that one which means well survives on a busy machine.
 */
export const PROGRESS_MILLISECONDS = 1_000;
/** Of real time between two signs of life that whoever waits is told of. */
export const ALIVE_MILLISECONDS = 200;
/**
 * Of real time without a sign of life until whoever waits gives up on the engine: some built-ins never
 * ask.
 */
export const UNRESPONSIVE_MILLISECONDS = 2_000;
/** Until the sandbox has to be ready. */
export const START_MILLISECONDS = 20_000;

const MEGABYTE = 1024 * 1024;
/** What the runtime itself takes in an environment, before any code of a handler's. Our choice. */
export const RUNTIME_MEMORY_BYTES = 60 * MEGABYTE;

/** What a function's memory leaves to its handler. */
export function handlerMemoryBytes(memoryMegabytes: number): number {
  const left = memoryMegabytes * MEGABYTE - RUNTIME_MEMORY_BYTES;
  return Math.min(left, MAXIMUM_MEMORY_MEGABYTES * MEGABYTE);
}

/**
 * Where a handler's code lies, as far as the handler can tell. Known to both sides of the engine's
 * boundary: the host names the code by these, and the guest recognises them in stack traces.
 */
export const TASK_ROOT = '/var/task';

/** Stands before CommonJS code, on the same line so that line numbers stay right. */
export const COMMONJS_PREFIX = '(function (exports, require, module, __filename, __dirname) {';

/** `<folder>/<file>.<export>`, taken apart as Lambda's Node.js runtime does. */
export interface HandlerName {
  /** Of the file that holds the handler, without its extension: `index`, `src/orders`. */
  readonly file: string;
  /** Of the export, from the outside in. */
  readonly path: readonly string[];
}

/** `null` if Lambda would call it malformed. */
export function parseHandlerName(handler: string): HandlerName | null {
  const match = /^((?:.*\/)?[^./]*)\.([^/]*)$/.exec(handler);
  if (!match?.[1] || handler.includes('..')) return null;
  return { file: match[1].replace(/^\/+/, ''), path: (match[2] ?? '').split('.') };
}

import { errorWithCode } from './errors.ts';
import { findModule, noteOn } from './modules.ts';

/**
 * What Node.js gives a CommonJS file, with its errors (Node.js 22, `lib/internal/modules/cjs/loader.js`).
 * There is one file, so that every other path leads nowhere.
 */
export interface CommonJsFile {
  readonly module: { exports: unknown; loaded: boolean };
  readonly require: unknown;
  readonly file: string;
  readonly folder: string;
}

/** @param path of the file without its extension */
export function commonJsFile(path: string): CommonJsFile {
  const file = `${path}.js`;
  const folder = file.slice(0, file.lastIndexOf('/'));
  const exports: unknown = {};
  const module = {
    id: file,
    path: folder,
    exports,
    filename: file,
    loaded: false,
    children: [],
    paths: folder
      .split('/')
      .map((_, depth, names) => `${names.slice(0, names.length - depth).join('/')}/node_modules`),
  };
  const isOwn = (id: string) =>
    [path, file].includes(id.startsWith('./') ? `${folder}/${id.slice(2)}` : id);

  const require = (id: unknown): unknown => {
    checkId(id);
    if (isOwn(id)) return module.exports;
    const found = findModule(id);
    if (found) return found;
    throw notFound(id, file);
  };
  const resolve = (id: unknown): string => {
    checkId(id);
    if (isOwn(id)) return file;
    if (!findModule(id)) throw notFound(id, file);
    return id.startsWith('@') ? `/var/runtime/node_modules/${id}/dist-cjs/index.js` : id;
  };
  // Lambda's own file, which has started this one, is an ES module: `require.main` is nothing.
  Object.assign(require, { resolve, main: undefined, extensions: {}, cache: { [file]: module } });
  Object.defineProperty(module, 'require', { value: require });
  return { module, require, file, folder };
}

function checkId(id: unknown): asserts id is string {
  if (typeof id !== 'string') {
    const message = `The "id" argument must be of type string. Received ${received(id)}`;
    throw errorWithCode(TypeError, 'ERR_INVALID_ARG_TYPE', message);
  }
  if (id !== '') return;
  const message = "The argument 'id' must be a non-empty string. Received ''";
  throw errorWithCode(TypeError, 'ERR_INVALID_ARG_VALUE', message);
}

function received(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') return `an instance of ${value.constructor?.name ?? 'Object'}`;
  return `type ${typeof value} (${String(value)})`;
}

function notFound(id: string, file: string): Error {
  const note = noteOn(id);
  if (id.startsWith('node:') && !note) {
    const message = `No such built-in module: ${id}`;
    return errorWithCode(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', message);
  }
  const requireStack = [file, '/var/runtime/index.mjs'];
  const lines = ['Require stack:', ...requireStack.map((each) => `- ${each}`)];
  const error = new Error(`Cannot find module '${id}'\n${lines.join('\n')}${note}`);
  return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack });
}

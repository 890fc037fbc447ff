import { format } from './format.ts';
import { host } from './host.ts';
import { type InspectOptions, inspect } from './inspect.ts';

/** `console` as Lambda's runtime for Node.js patches it: every line has a level. */

type Level = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

const logAt =
  (level: Level) =>
  (...values: unknown[]): void =>
    host('log', level, format(...values));

const info = logAt('INFO');
const warn = logAt('WARN');
const counts = new Map<string, number>();
const startTimes = new Map<string, number>();

function elapsed(label: string): string {
  const milliseconds = performance.now() - (startTimes.get(label) ?? 0);
  return `${label}: ${milliseconds.toFixed(3).replace(/\.?0+$/, '')}ms`;
}

const error = logAt('ERROR');

export const consoleObject = {
  trace: logAt('TRACE'),
  debug: logAt('DEBUG'),
  info,
  log: info,
  warn,
  error,
  fatal: error,
  dir: (value: unknown, options?: InspectOptions) => info(inspect(value, options)),
  dirxml: info,
  table: info,
  group: (...labels: unknown[]) => {
    if (labels.length > 0) info(...labels);
  },
  groupCollapsed: (...labels: unknown[]) => consoleObject.group(...labels),
  groupEnd: () => {},
  assert: (condition: unknown, ...values: unknown[]) => {
    if (condition) return;
    const [first, ...rest] = values;
    if (typeof first === 'string') warn(`Assertion failed: ${first}`, ...rest);
    else warn(values.length === 0 ? 'Assertion failed' : 'Assertion failed:', ...values);
  },
  count: (label: unknown = 'default') => {
    const count = (counts.get(String(label)) ?? 0) + 1;
    counts.set(String(label), count);
    info(`${label}: ${count}`);
  },
  countReset: (label: unknown = 'default') => {
    counts.delete(String(label));
  },
  time: (label: unknown = 'default') => {
    startTimes.set(String(label), performance.now());
  },
  timeLog: (label: unknown = 'default', ...values: unknown[]) => {
    info(elapsed(String(label)), ...values);
  },
  timeEnd: (label: unknown = 'default') => {
    info(elapsed(String(label)));
    startTimes.delete(String(label));
  },
};

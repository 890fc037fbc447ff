/**
 * The engine's messages in the words of V8, which are the ones that people know and search for.
 * Only those met every day; any other message stays as the engine wrote it.
 */
type Wording = string | ((...groups: string[]) => string);

const WORDINGS: readonly (readonly [RegExp, Wording])[] = [
  [
    /^cannot (read|set) property '(.*)' of (undefined|null)$/s,
    (verb, key, value) =>
      `Cannot ${verb} properties of ${value} (${verb === 'read' ? 'reading' : 'setting'} '${key}')`,
  ],
  [/^'(.*)' is read-only$/, 'Assignment to constant variable.'],
  [/^(.*) is not initialized$/, (name) => `Cannot access '${name}' before initialization`],
  [/^circular reference$/, 'Converting circular structure to JSON'],
  [/^BigInt are forbidden in JSON.stringify$/, 'Do not know how to serialize a BigInt'],
  [/^empty array$/, 'Reduce of empty array with no initial value'],
  [/^invalid array length$/, 'Invalid array length'],
  [/^invalid repeat count$/, 'Invalid count value'],
  [/^string too long$/, 'Invalid string length'],
  [/^Date value is NaN$/, 'Invalid time value'],
  [
    /^cannot convert BigInt to number$/,
    'Cannot mix BigInt and other types, use explicit conversions',
  ],
  [/^cannot convert symbol to string$/, 'Cannot convert a Symbol value to a string'],
  [/^object is not extensible$/, 'Cannot add property, object is not extensible'],
  [/^expecting hex digit$/, 'URI malformed'],
  [/^unexpected token in expression: '(.*)'$/s, (token) => `Unexpected token '${token}'`],
  [/^unexpected end of string$/, 'Invalid or unexpected token'],
  [
    /^Could not find export '(.*)' in module '(.*)'$/s,
    (name, module) => `The requested module '${module}' does not provide an export named '${name}'`,
  ],
];

/** Said of an expression, which the engine does not name and we read from the handler's code. */
const LACKS: readonly (readonly [engine: string, what: string, otherwise: string])[] = [
  ['not a function', 'is not a function', '(intermediate value) is not a function'],
  ['not a constructor', 'is not a constructor', '(intermediate value) is not a constructor'],
  ...[
    ['value is not iterable', 'object'] as const,
    ["cannot read property 'Symbol.iterator' of undefined", 'undefined'] as const,
    ["cannot read property 'Symbol.iterator' of null", 'null'] as const,
  ].map(([engine, kind]): [string, string, string] => [
    engine,
    'is not iterable',
    `${kind} is not iterable (cannot read property Symbol(Symbol.iterator))`,
  ]),
];

const REWORDED: ReadonlySet<string> = new Set([
  'TypeError',
  'ReferenceError',
  'SyntaxError',
  'RangeError',
  'URIError',
  'InternalError',
]);

/**
 * The message as V8 words it, or `null` if it can stay.
 *
 * @param line the handler's line where it happened, if it was there
 * @param column where in that line, from 1
 */
export function nodeMessage(error: Error, line: string | undefined, column: number): string | null {
  const message = error.message;
  if (typeof message !== 'string' || !REWORDED.has(error.name)) return null;
  const lack = LACKS.find(([engine]) => engine === message);
  if (lack) {
    const [, what, otherwise] = lack;
    const expression = line === undefined ? null : expressionAt(line, column);
    return expression === null ? otherwise : `${expression} ${what}`;
  }
  for (const [pattern, wording] of WORDINGS) {
    const match = pattern.exec(message);
    if (match) return typeof wording === 'string' ? wording : wording(...match.slice(1));
  }
  return null;
}

/**
 * The name or chain of members that a call at this place is of: `event.detail.items.map`. The engine
 * gives the place of its last link, or that of the space before it.
 */
function expressionAt(line: string, column: number): string | null {
  for (const match of line.matchAll(/[\w$]+(?:\??\.[\w$]+|\[[^\][]*\])*(?=\s*[(;,)\]])/g)) {
    if (match.index <= column && column <= match.index + match[0].length + 1) {
      return /^(?:async|function|const|let|var|return)$/.test(match[0]) ? null : match[0];
    }
  }
  return null;
}

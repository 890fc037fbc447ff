import { LooseScanner } from './loose-scanner.ts';

const INDENT = '  ';
/** What stands on one line ends, with the comma behind it, within so many columns. */
const WIDTH = 80;
/** In tokens: how far `formatSteps` goes at a time. */
const STEP = 2_000;

/**
 * Lays a JSON text out, two spaces a level. Only white space between tokens changes: numbers keep
 * their spelling, strings their escapes, objects the order of their members and what they hold twice.
 *
 * On one line stand, if they fit, lists of plain values or of objects with one member each, such as
 * the operators of a pattern, and a flat object that is an element of a list. A text that is cut off
 * or wrong is laid out as far as it goes.
 */
export function formatJson(text: string): string {
  const steps = formatSteps(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, step by step, for a large text on a thread that has other things to do. */
export function* formatSteps(text: string): Generator<undefined, string> {
  const scanner = new LooseScanner(text);
  const open: ('{' | '[')[] = [];
  let result = '';
  let lineStart = 0;
  let tokens = 0;
  /** What stood last: it decides what comes between it and the next token. */
  let before: 'start' | 'opener' | 'colon' | 'other' | 'unclosed' = 'start';

  const breakLine = () => {
    result += '\n';
    lineStart = result.length;
    result += INDENT.repeat(open.length);
  };

  while (scanner.next()) {
    if (++tokens % STEP === 0) yield;
    const { type } = scanner;
    if (type === ',' || type === ':') {
      if (before === 'unclosed') breakLine();
      result += type;
      before = type === ':' ? 'colon' : 'other';
    } else if (type === '}' || type === ']') {
      open.pop();
      if (before !== 'opener' && before !== 'start') breakLine();
      result += type;
      before = 'other';
    } else {
      if (before === 'colon') result += ' ';
      else if (before !== 'start') breakLine();
      const isElement = open.at(-1) === '[';
      const line =
        type === '[' || (type === '{' && isElement)
          ? onOneLine(scanner, WIDTH - (result.length - lineStart))
          : null;
      if (line) {
        result += line.text;
        scanner.to = line.to;
        before = 'other';
      } else if (type === '[' || type === '{') {
        result += type;
        open.push(type);
        before = 'opener';
      } else {
        result += text.slice(scanner.from, scanner.to);
        before = type === 'string' && !scanner.isClosed ? 'unclosed' : 'other';
      }
    }
  }
  const endsLine = /\n\s*$/.test(text.slice(-100));
  return endsLine && result !== '' ? `${result}\n` : result;
}

/** Takes out all white space that is not within a string. */
export function minifyJson(text: string): string {
  const scanner = new LooseScanner(text);
  let result = '';
  while (scanner.next()) {
    result += text.slice(scanner.from, scanner.to);
    // A string that is not closed ends with its line.
    if (scanner.type === 'string' && !scanner.isClosed) result += '\n';
  }
  return result;
}

/** The list or object that begins at the scanner's token, if it may stand on one line and fits. */
function onOneLine(
  { text, from }: LooseScanner,
  room: number,
): { readonly text: string; readonly to: number } | null {
  const scanner = new LooseScanner(text, from);
  const open: ('{' | '[')[] = [];
  let result = '';
  let before = '';
  while (result.length < room && scanner.next()) {
    const { type } = scanner;
    const within = open.at(-1);
    switch (type) {
      case '[':
      case '{':
        if (before === 'value') return null;
        if (before === ',' || before === ':' || before === '{') result += ' ';
        result += type;
        open.push(type);
        break;
      case ']':
      case '}':
        if (within !== (type === ']' ? '[' : '{')) return null;
        result += type === '}' && before !== '{' ? ' }' : type;
        open.pop();
        if (open.length > 0) break;
        return result.length < room ? { text: result, to: scanner.to } : null;
      case ',':
        // Several members are for the eye to go down, except of the flat object as a whole.
        if (within === '{' && open.length > 1) return null;
        result += ',';
        break;
      case ':':
        result += ':';
        break;
      default:
        // Two values with nothing between them are a mistake, better seen on lines of their own.
        if (before === 'value' || (type === 'string' && !scanner.isClosed)) return null;
        result += before === '[' ? '' : ' ';
        result += text.slice(scanner.from, scanner.to);
    }
    before = type === 'string' || type === 'word' || type === ']' || type === '}' ? 'value' : type;
  }
  return null;
}

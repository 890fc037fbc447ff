import {
  foldService,
  type IndentContext,
  indentService,
  LanguageSupport,
  StreamLanguage,
  type StringStream,
} from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { closerOf, danglingOpener, indentBelow } from './json-lines.ts';

/**
 * JSON, line by line. A grammar with a tree would read a text of a megabyte in slices of a tenth of a
 * second each, in which the page answers nobody; this reads what is in view, and neither colours the
 * far end of a very long line nor needs the text to be complete.
 */
const language = StreamLanguage.define<null>({
  name: 'json',
  startState: () => null,
  copyState: () => null,
  token: (stream) => tokenOf(stream),
  languageData: {
    closeBrackets: { brackets: ['{', '[', '"'], before: '}],:' },
    indentOnInput: /^\s*[}\]]$/,
  },
});

/** The name of a highlighting tag, or `null` for what stays plain. */
function tokenOf(stream: StringStream): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) {
    return stream.match(/^\s*:/, false) ? 'propertyName' : 'string';
  }
  if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return 'number';
  if (stream.match(/^(?:true|false)\b/)) return 'bool';
  if (stream.match(/^null\b/)) return 'null';
  if (!stream.match(/^[\p{L}\p{N}_$.+-]+/u)) stream.next();
  return null;
}

/** Longer lines are not written by hand, and what opens on one of them mostly closes there. */
const LONGEST_FOLDED_LINE = 10_000;

/** From behind the bracket that a line leaves open to before the one that closes it. */
function foldFrom(state: EditorState, from: number, to: number) {
  if (to - from > LONGEST_FOLDED_LINE) return null;
  const opener = danglingOpener(state.sliceDoc(from, to));
  if (opener === null) return null;
  const start = from + opener + 1;
  return {
    from: start,
    // Asked for when something is folded, and not for every arrow beside a line.
    get to() {
      return closerOf(state.doc, start) ?? state.doc.length;
    },
  };
}

/** So many blank lines are looked past for the one that the indentation follows. */
const MOST_BLANK_LINES = 50;

function indentAt(context: IndentContext, position: number): number {
  const { doc } = context.state;
  const own = doc.lineAt(position);
  const after = context.textAfterPos(position);
  if (context.simulatedBreak === position && position > own.from) {
    const before = own.text.slice(0, position - own.from);
    if (before.trim() !== '') {
      return indentBelow(before, context.lineIndent(own.from, -1), after, context.unit);
    }
  }
  const last = Math.max(1, own.number - MOST_BLANK_LINES);
  for (let number = own.number - 1; number >= last; number--) {
    const line = doc.line(number);
    if (line.text.trim() === '') continue;
    return indentBelow(line.text, context.lineIndent(line.from, 1), after, context.unit);
  }
  return 0;
}

export function json(): LanguageSupport {
  return new LanguageSupport(language, [foldService.of(foldFrom), indentService.of(indentAt)]);
}

import { LanguageSupport, StreamLanguage, type StringStream } from '@codemirror/language';

interface State {
  /** The quote that is open where a line ends. */
  quote: '"' | "'" | null;
  /** Whether the next word is the first of its command. */
  isFirst: boolean;
  /** Whether the line ends in a backslash, so that its command goes on in the next. */
  isContinued: boolean;
}

/** Command lines of a shell, line by line. What stands in quotes is mostly JSON, and looks like it. */
const language = StreamLanguage.define<State>({
  name: 'shell',
  startState: () => ({ quote: null, isFirst: true, isContinued: false }),
  copyState: (state) => ({ ...state }),
  token: (stream, state) => {
    if (state.quote) return quoted(stream, state, state.quote);
    if (stream.sol()) {
      state.isFirst = !state.isContinued;
      state.isContinued = false;
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^\\$/)) {
      state.isContinued = true;
      return null;
    }
    if (stream.match(/^#.*/)) return 'comment';
    const quote = stream.match(/^["']/);
    if (quote) {
      state.quote = stream.current() === '"' ? '"' : "'";
      state.isFirst = false;
      return 'string';
    }
    const wasFirst = state.isFirst;
    if (!stream.match(/^(?:\\.|[^\s"'\\])+/)) {
      stream.next();
      return null;
    }
    state.isFirst = false;
    if (wasFirst) return 'keyword';
    return /^--?[a-z]/.test(stream.current()) ? 'propertyName' : null;
  },
  languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: ["'", '"', '[', '{'] } },
});

function quoted(stream: StringStream, state: State, quote: '"' | "'"): string | null {
  if (stream.eat(quote)) {
    state.quote = null;
    return 'string';
  }
  if (stream.eatSpace()) return null;
  if (quote === '"') {
    stream.match(/^(?:\\.|[^"\\])+/);
    return 'string';
  }
  if (stream.match(/^"(?:[^"\\']|\\.)*"?/)) {
    return stream.match(/^\s*:/, false) ? 'propertyName' : 'string';
  }
  if (stream.match(/^-?\d+(?:\.\d+)?\b/)) return 'number';
  if (stream.match(/^(?:true|false|null)\b/)) return 'bool';
  if (!stream.match(/^[\w.-]+/)) stream.next();
  return 'string';
}

export function shell(): LanguageSupport {
  return new LanguageSupport(language);
}

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { placeAt } from '../../core/json/place.ts';
import { suggestInEvent } from '../../core/suggest/suggest-in-event.ts';
import { suggestInPattern } from '../../core/suggest/suggest-in-pattern.ts';
import type { Insertion, Suggestion, Suggestions } from '../../core/suggest/suggestion.ts';
import { briefElement } from './article-element.ts';
import { articleNamed } from './articles.ts';
import type { Assistance } from './assistance.ts';

/** In characters: in a larger text, suggestions come when they are asked for, and not with every key. */
const LARGEST_UNASKED = 100_000;

/** Suggestions while typing and with Ctrl Space. */
export function completion(assistance: Assistance): Extension {
  return autocompletion({
    override: [(context) => complete(context, assistance)],
    icons: false,
    maxRenderedOptions: 60,
    // It opens within words and strings only, where nobody wants a line break instead.
    interactionDelay: 0,
    tooltipClass: () => 'cm-assist',
    optionClass: ({ type }) => `cm-option-${type}`,
  });
}

async function complete(
  context: CompletionContext,
  { kind, fields }: Assistance,
): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  if (!explicit && state.doc.length > LARGEST_UNASKED) return null;
  const text = state.doc.toString();
  // With nothing typed yet, Enter has to go to the next line and not take what is offered first. It
  // is answered at once, since while an answer is awaited nothing else can be asked.
  if (!explicit && !isUnderWay(text, pos)) return null;
  const known = await fields(text);
  if (context.aborted) return null;
  const suggest = kind === 'pattern' ? suggestInPattern : suggestInEvent;
  const suggestions = suggest(text, pos, known);
  return suggestions ? resultOf(suggestions, text, pos) : nothingAt(pos);
}

/** Whether a string or word is being written; one with its closing quote is done. */
function isUnderWay(text: string, pos: number): boolean {
  const { token } = placeAt(text, pos);
  return token !== null && !(token.type === 'string' && token.isClosed && token.to === pos);
}

/**
 * An answer without options. Where `null` answers, what was typed meanwhile is not asked about any
 * more (a late `null` leaves the source waiting for a query that nobody starts); an empty list that
 * is valid for no other text is followed by the next question.
 */
function nothingAt(pos: number): CompletionResult {
  return { from: pos, options: [] };
}

function resultOf(suggestions: Suggestions, text: string, pos: number): CompletionResult {
  const { from, to, commaAt, list } = suggestions;
  const quote = text.charAt(from) === '"' && from < pos ? 1 : 0;
  const behind = to - pos;
  return {
    from: from + quote,
    options: list.map((suggestion, index) =>
      optionOf(suggestion, index, { quote, behind, commaAt }),
    ),
    validFor: quote === 1 ? /^[^"\\\n]*$/ : /^[\w.$+-]*$/,
  };
}

/** How far what is replaced reaches beyond the letters that suggestions are compared with. */
interface Reach {
  /** An opening quote before them. */
  readonly quote: 0 | 1;
  /** The rest of the token behind the caret, its closing quote included. */
  readonly behind: number;
  readonly commaAt: number | null;
}

function optionOf(suggestion: Suggestion, index: number, reach: Reach): Completion {
  const { label, shown, kind, detail, article } = suggestion;
  return {
    label,
    type: kind,
    sortText: String(index).padStart(4, '0'),
    ...(shown !== undefined && { displayLabel: shown }),
    ...(detail !== undefined && { detail }),
    ...(article !== undefined && {
      info: () => {
        const entry = articleNamed(article);
        return entry ? briefElement(entry) : null;
      },
    }),
    apply: (view, option, from, to) => take(view, option, from, to, suggestion, reach),
  };
}

function take(
  view: EditorView,
  option: Completion,
  from: number,
  to: number,
  { insert, goesOn }: Suggestion,
  { quote, behind, commaAt }: Reach,
): void {
  const comma = commaAt === null ? 0 : 1;
  if (commaAt !== null) {
    view.dispatch({ changes: { from: commaAt, insert: ',' }, userEvent: 'input.complete' });
  }
  const start = from - quote + comma;
  snippet(templateOf(insert))(view, option, start, to + behind + comma);
  const first = insert.find((part) => typeof part !== 'string');
  if (goesOn && typeof first === 'object' && first.stop === '') startCompletion(view);
}

/** In the template language of CodeMirror, with braces of the text itself escaped. */
function templateOf(insert: Insertion): string {
  const escaped = (text: string) => text.replace(/[{}]/g, '\\$&');
  return insert
    .map((part, index) => {
      if (typeof part === 'string') return escaped(part);
      const place = index + 1;
      // What stands in a place cannot have braces there; then the place is behind it.
      return /[{}]/.test(part.stop)
        ? `${escaped(part.stop)}\${${place}}`
        : `\${${place}:${part.stop}}`;
    })
    .join('');
}

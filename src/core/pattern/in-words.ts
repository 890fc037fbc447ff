import type { Span } from '../model/span.ts';
import type {
  EventPattern,
  PatternField,
  PatternNode,
  PatternObject,
  ValueMatcher,
} from './syntax.ts';
import { valueWords } from './value-words.ts';

/** A pattern read aloud. It is plain data: every part knows where in the pattern it is written. */
export interface PatternWords {
  /** `Events in which` */
  readonly opening: string;
  /** All of them have to hold. */
  readonly clauses: readonly WordsClause[];
}

export type WordsClause =
  | { readonly kind: 'field'; readonly span: Span; readonly parts: readonly WordsPart[] }
  | {
      readonly kind: 'or';
      /** Of the `$or` array. */
      readonly span: Span;
      readonly alternatives: readonly WordsAlternative[];
    };

/** One way for a `$or` to hold: all of its clauses. */
export interface WordsAlternative {
  readonly span: Span;
  readonly clauses: readonly WordsClause[];
}

/** A stretch of a sentence, with its spaces; `span` is `null` for words that only join others. */
export interface WordsPart {
  readonly text: string;
  readonly kind: 'field' | 'value' | 'plain';
  readonly span: Span | null;
}

/** Members of one list that are spelt out. */
const MOST_MEMBERS = 20;

/** A plain English reading of a pattern, in the order in which it is written. */
export function inWords(pattern: EventPattern): PatternWords {
  const effective = new Set(pattern.alternatives.flat());
  const clauses = clausesOf(pattern.root, effective, new Set());
  return { opening: 'Events in which', clauses };
}

/** The same as one sentence, for a clipboard or to be read aloud. */
export function plainWords({ opening, clauses }: PatternWords): string {
  return `${opening} ${plainClauses(clauses, '')}.`;
}

function plainClauses(clauses: readonly WordsClause[], number: string): string {
  const texts = clauses.map((clause) => {
    if (clause.kind === 'field') return clause.parts.map(({ text }) => text).join('');
    const alternatives = clause.alternatives.map((alternative, index) => {
      const inner = `${number}${index + 1}`;
      return `(${inner}) ${plainClauses(alternative.clauses, `${inner}.`)}`;
    });
    return `one of these holds: ${alternatives.join('; or ')}`;
  });
  return texts.join(', and ');
}

/** `earlier` are the paths that have a list already, which another list takes the place of. */
function clausesOf(
  node: PatternObject,
  effective: ReadonlySet<PatternField>,
  earlier: Set<string>,
): readonly WordsClause[] {
  const clauseOf = (child: PatternNode): readonly WordsClause[] => {
    switch (child.kind) {
      case 'field': {
        const clause = fieldClause(child, effective.has(child), earlier.has(child.path));
        if (effective.has(child)) earlier.add(child.path);
        return [clause];
      }
      case 'all':
        return child.children.flatMap(clauseOf);
      case 'or': {
        const alternatives = child.children.map((one) => ({
          span: one.span,
          clauses: clausesOf(one, effective, new Set(earlier)),
        }));
        return [{ kind: 'or', span: child.span, alternatives }];
      }
    }
  };
  return node.children.flatMap(clauseOf);
}

function fieldClause(field: PatternField, counts: boolean, isReplacement: boolean): WordsClause {
  const span = { from: field.keySpan.from, to: field.span.to };
  const text = field.path === '' ? '""' : field.path;
  const name: WordsPart = { text, kind: 'field', span: field.keySpan };
  if (!counts) {
    const note = ' is given again further down, and the list here does not count';
    return { kind: 'field', span, parts: [name, plain(note)] };
  }
  const instead = isReplacement ? [plain(', in place of what is said of it above')] : [];
  return { kind: 'field', span, parts: [name, ...memberParts(field.matchers), ...instead] };
}

/** ` is exactly "a" or "b", or begins with "c"`: members of a kind share their verb. */
function memberParts(matchers: readonly ValueMatcher[]): readonly WordsPart[] {
  const parts: WordsPart[] = [];
  const [left] = matchers.slice(MOST_MEMBERS);
  const groups = groupByVerb(matchers.slice(0, MOST_MEMBERS));
  groups.forEach(({ verb, members }, index) => {
    const isLast = index === groups.length - 1 && !left;
    if (index > 0) parts.push(plain(isLast ? ', or' : ','));
    const [first] = members;
    if (first?.object === '') {
      parts.push(plain(' '), { text: verb, kind: 'value', span: first.span });
      return;
    }
    parts.push(plain(` ${verb}${verb === 'is present' ? ', ' : ' '}`));
    members.forEach(({ object, span }, position) => {
      if (position > 0) parts.push(plain(position === members.length - 1 && !left ? ' or ' : ', '));
      parts.push({ text: object, kind: 'value', span });
    });
  });
  const last = matchers.at(-1);
  if (left && last) {
    const text = `${matchers.length - MOST_MEMBERS} more`;
    const span = { from: left.span.from, to: last.span.to };
    parts.push(plain(', or one of '), { text, kind: 'value', span });
  }
  return parts;
}

interface Group {
  readonly verb: string;
  readonly members: { readonly object: string; readonly span: Span }[];
  readonly isClosed: boolean;
}

function groupByVerb(matchers: readonly ValueMatcher[]): readonly Group[] {
  const groups: Group[] = [];
  for (const matcher of matchers) {
    const { verb, object, isCompound = false } = valueWords(matcher);
    const member = { object, span: matcher.span };
    const group = groups.at(-1);
    const joins = group?.verb === verb && !group.isClosed && !isCompound;
    if (joins) group.members.push(member);
    else groups.push({ verb, members: [member], isClosed: isCompound || object === '' });
  }
  return groups;
}

function plain(text: string): WordsPart {
  return { text, kind: 'plain', span: null };
}

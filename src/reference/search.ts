import { ALIASES } from './aliases.ts';
import { catalogue } from './catalogue.ts';
import { findTexts } from './find-text.ts';

/** Something that can be found: an article, an exercise, an example. */
export interface Searchable {
  readonly kind: 'article' | 'exercise' | 'example';
  /** Its fragment: `reference/prefix`. */
  readonly address: string;
  readonly title: string;
  /** Whether the title is written in code. */
  readonly isCode: boolean;
  /** A sentence about it. */
  readonly summary: string;
  /** What else stands in it. */
  readonly text: string;
  /** Other words and signs for it. */
  readonly aliases: readonly string[];
}

/** What was found, and what to say of it. */
export type SearchHit = Pick<Searchable, 'kind' | 'address' | 'title' | 'isCode' | 'summary'>;

const MOST_HITS = 12;
/** Of texts of AWS, the first ones; the rest are less and less sure. */
const MOST_TEXTS = 4;
/** In letters: of shorter words one letter is too much to be wrong. */
const SHORTEST_MISSPELT = 4;

/** What a word tells of what it stands in. */
const WEIGHTS = { alias: 90, title: 60, summary: 12, text: 3 } as const;

/** All articles, as they can be found. */
export const articlesToFind: readonly Searchable[] = catalogue.flatMap(
  ({ title: group, entries }) =>
    entries.map(
      (entry): Searchable => ({
        kind: 'article',
        address: `reference/${entry.slug}`,
        title: entry.name,
        isCode: !entry.isTitle,
        summary: entry.summary,
        text: [
          group,
          entry.slug,
          entry.values,
          ...entry.pitfalls,
          ...entry.limits,
          ...entry.texts.flatMap(({ text, code, means }) => [text, code, means]),
        ].join(' '),
        aliases: ALIASES[entry.slug] ?? [],
      }),
    ),
);

/** Finds by words and the beginnings of words, by signs, by whole texts of AWS, and with one letter wrong. */
export class SearchIndex {
  readonly #found: readonly Searchable[];
  /** By word: in which of them it stands (by number), and how much it tells there. */
  readonly #words = new Map<string, Map<number, number>>();
  /** Aliases as they are written, signs included. */
  readonly #aliases = new Map<string, number[]>();

  constructor(found: readonly Searchable[]) {
    this.#found = found;
    for (const [number, { title, summary, text, aliases }] of found.entries()) {
      this.#add(number, text, WEIGHTS.text);
      this.#add(number, summary, WEIGHTS.summary);
      this.#add(number, title, WEIGHTS.title);
      for (const alias of aliases) {
        this.#add(number, alias, WEIGHTS.alias);
        this.#alias(alias, number);
      }
      this.#alias(title, number);
    }
  }

  #alias(written: string, number: number): void {
    const key = written.toLowerCase();
    this.#aliases.set(key, [...(this.#aliases.get(key) ?? []), number]);
  }

  #add(number: number, text: string, weight: number): void {
    for (const word of wordsOf(text)) {
      const places = this.#words.get(word) ?? new Map<number, number>();
      places.set(number, Math.max(places.get(number) ?? 0, weight));
      this.#words.set(word, places);
    }
  }

  /** The likeliest first; nothing for an empty question. */
  find(question: string): readonly SearchHit[] {
    const asked = question.trim().toLowerCase();
    if (asked === '') return [];
    const named = (this.#aliases.get(asked) ?? []).map((number) => this.#found[number]);
    const hits = [...named, ...textHits(question), ...this.#byWords(asked)];
    const seen = new Set<string>();
    return hits
      .filter((hit) => hit !== undefined)
      .filter(({ address }) => !seen.has(address) && seen.add(address))
      .slice(0, MOST_HITS);
  }

  #byWords(asked: string): readonly Searchable[] {
    const words = [...new Set(wordsOf(asked))];
    const scores = new Map<number, { words: number; score: number }>();
    for (const word of words) {
      for (const [number, weight] of this.#places(word)) {
        const before = scores.get(number) ?? { words: 0, score: 0 };
        scores.set(number, { words: before.words + 1, score: before.score + weight });
      }
    }
    // What has all the words; of a sentence that nothing has whole, what has the most.
    const most = Math.max(0, ...[...scores.values()].map((one) => one.words));
    return [...scores]
      .filter(([, one]) => one.words === most)
      .sort(([first, a], [second, b]) => b.score - a.score || first - second)
      .flatMap(([number]) => this.#found[number] ?? []);
  }

  /** Where a word stands, or one that begins with it; failing that, one that differs in a letter. */
  #places(word: string): ReadonlyMap<number, number> {
    const places = new Map<number, number>();
    const take = (from: ReadonlyMap<number, number>, share: number) => {
      for (const [number, weight] of from) {
        places.set(number, Math.max(places.get(number) ?? 0, weight * share));
      }
    };
    for (const [known, where] of this.#words) {
      if (known === word) take(where, 1);
      else if (known.startsWith(word)) take(where, 0.7);
    }
    if (places.size > 0 || word.length < SHORTEST_MISSPELT) return places;
    for (const [known, where] of this.#words) {
      if (differsInOne(known, word)) take(where, 0.5);
    }
    return places;
  }
}

/** A text of AWS that stands in the question, with its own address in its article. */
function textHits(question: string): readonly SearchHit[] {
  return findTexts(question)
    .slice(0, MOST_TEXTS)
    .map(({ entry, text }) => ({
      kind: 'article',
      address: `reference/${entry.texts.length === 1 ? entry.slug : text.slug}`,
      title: text.text,
      isCode: true,
      summary: text.means || entry.summary,
    }));
}

/** Words in small letters; names with hyphens and dots count whole, and so does each part. */
function wordsOf(text: string): readonly string[] {
  const whole = text.toLowerCase().match(/[\p{L}\p{N}$][\p{L}\p{N}$._-]*/gu) ?? [];
  return whole.flatMap((word) => {
    const trimmed = word.replace(/[._-]+$/, '');
    const parts = trimmed.split(/[._-]+/);
    return parts.length > 1 ? [trimmed, ...parts] : [trimmed];
  });
}

/** Whether one letter is missing, too much, another, or changed places with the next. */
function differsInOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  const [restOfA, restOfB] = [a.slice(same), b.slice(same)];
  if (a.length > b.length) return restOfA.slice(1) === restOfB;
  if (a.length < b.length) return restOfB.slice(1) === restOfA;
  if (restOfA.slice(1) === restOfB.slice(1)) return true;
  return (
    restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2)
  );
}

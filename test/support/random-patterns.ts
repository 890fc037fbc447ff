import type { Random } from '../../src/core/clock/random.ts';

/**
 * Random event patterns and events that meet often: few names, few values, and among them all that
 * is easily got wrong (spellings of numbers, escapes, halves of surrogate pairs, addresses, dots in
 * keys, repeated keys, lists in lists).
 */
const KEYS = ['a', 'b', 'c', 'detail', 'a.b', 'b.c', 'key', 'id', 'ä'];
const RARE_KEYS = ['', 'a.', '__proto__', 'constructor', '$or', 'a"b', 'length', '\ud83d'];
const TEXTS = [
  'x',
  'xy',
  'xyz',
  'XY',
  'Xyz',
  'abc-prod-7',
  'abc-test-7',
  'prod',
  '',
  'x"',
  'a\\b',
  'straße',
  'STRASSE',
  'ı',
  'K',
  'k',
  '🚀',
  '\ud83d',
  '?',
  'a\nb',
  'true',
  '25',
  '10.0.0.1',
  '10.0.0.01',
  '10.0.3.7',
  '::ffff:a00:1',
  '2001:db8::1',
  '300.1.1.1',
  'arn:aws:s3:::bucket/key.jpg',
];
const NUMBERS = ['0', '-0', '1', '25', '25.0', '2.5e1', '100', '-3', '0.1', '0.10', '1e-1'];
const RARE_NUMBERS = [
  '9007199254740993',
  '9007199254740992',
  '0.10000000000000001',
  '1e400',
  '1E400',
  '123456789012345678',
  '1e21',
  '1000000000000000000000',
  '-122.42916360922355',
  '5e-324',
];
const LITERALS = ['true', 'false', 'null'];
const CIDRS = ['10.0.0.0/8', '10.0.0.0/24', '10.0.2.0/23', '0.0.0.0/0', '::/0', '2001:db8::/32'];
const WILDCARDS = ['*', 'x*', '*z', 'x*z', '*prod*', 'abc-*-7', '*-*-*', 'a\\\\*', 'x', '', '*y*'];

export class RandomPatterns {
  readonly #random: Random;
  #depth = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The text of a pattern; nearly always a valid one. */
  pattern(): string {
    return this.#object(() => this.#member());
  }

  /** The text of a pattern that an event often matches: some of its fields, each with what fits. */
  patternFor(event: object): string {
    return this.#objectFor(event) ?? this.pattern();
  }

  /** The text of an event, spelt in some way. */
  event(): string {
    return this.#object(() => this.#value());
  }

  #objectFor(event: object): string | null {
    const members = Object.entries(event).flatMap(([key, value]) => {
      if (this.#chance(0.35)) return [];
      const member = this.#memberFor(value);
      return member === null ? [] : [`${this.#spelt(key)}:${member}`];
    });
    if (members.length === 0) return null;
    const object = `{${members.join(',')}}`;
    if (!this.#chance(0.1)) return object;
    return `{"$or":[${this.#object(() => this.#member())},${object}]}`;
  }

  #memberFor(value: unknown): string | null {
    if (this.#chance(0.06)) return this.#member();
    if (Array.isArray(value)) {
      return value.length === 0 ? '[{"exists":false}]' : this.#memberFor(this.#pick(value));
    }
    if (typeof value === 'object' && value !== null) return this.#objectFor(value);
    const fitting = this.#matcherFor(value);
    return this.#chance(0.75) ? `[${fitting}]` : `[${this.#matcher()},${fitting}]`;
  }

  #matcherFor(value: unknown): string {
    if (this.#chance(0.1)) return '{"exists":true}';
    if (this.#chance(0.1)) return `{"anything-but":${this.#excluded()}}`;
    if (typeof value === 'number' && Number.isFinite(value)) {
      const text = JSON.stringify(value);
      return this.#pick([text, `{"numeric":["=",${text}]}`, `{"numeric":["<=",${text}]}`]);
    }
    if (typeof value !== 'string') return JSON.stringify(value);
    const cut = this.#random.between(0, value.length);
    const [start, end] = [value.slice(0, cut), value.slice(cut)].map((part) =>
      JSON.stringify(part),
    );
    const shape = JSON.stringify(`${value.slice(0, cut)}*`.replaceAll('\\', '\\\\'));
    return this.#pick([
      JSON.stringify(value),
      `{"prefix":${start}}`,
      `{"suffix":${end}}`,
      `{"wildcard":${shape}}`,
      `{"equals-ignore-case":${JSON.stringify(value.toLowerCase())}}`,
      `{"prefix":{"equals-ignore-case":${start}}}`,
      `{"suffix":{"equals-ignore-case":${end}}}`,
    ]);
  }

  #member(): string {
    if (this.#chance(0.3) && this.#depth < 3) return this.#object(() => this.#member());
    if (this.#chance(0.12) && this.#depth < 3) {
      return this.#list(2, 3, () => this.#object(() => this.#member()));
    }
    return this.#list(1, this.#chance(0.7) ? 1 : 3, () => this.#matcher());
  }

  #matcher(): string {
    switch (this.#random.between(0, 12)) {
      case 0:
        return `{"prefix":${this.#operand()}}`;
      case 1:
        return `{"suffix":${this.#operand()}}`;
      case 2:
        return `{"equals-ignore-case":${this.#text()}}`;
      case 3:
        return `{"wildcard":${JSON.stringify(this.#pick(WILDCARDS)).replaceAll('\\\\\\\\', '\\\\')}}`;
      case 4:
        return `{"numeric":${this.#bounds()}}`;
      case 5:
        return `{"cidr":"${this.#pick(CIDRS)}"}`;
      case 6:
        return `{"exists":${this.#chance(0.5)}}`;
      case 7:
        return `{"exactly":${this.#text()}}`;
      case 8:
        return `{"anything-but":${this.#excluded()}}`;
      case 9:
        return `{"anything-but":{"${this.#pick(['prefix', 'suffix', 'wildcard', 'equals-ignore-case'])}":${this.#oneOrMore(() => this.#text())}}}`;
      default:
        return this.#scalar();
    }
  }

  #operand(): string {
    return this.#chance(0.3) ? `{"equals-ignore-case":${this.#text()}}` : this.#text();
  }

  #excluded(): string {
    return this.#chance(0.4)
      ? this.#oneOrMore(() => this.#number())
      : this.#oneOrMore(() => this.#text());
  }

  #bounds(): string {
    const [low, high] = [this.#random.between(-3, 25), this.#random.between(26, 110)];
    return this.#pick([
      `["=",${this.#number()}]`,
      `[">",${low}]`,
      `["<=",${high}]`,
      `[">=",${low},"<",${high}]`,
      `[">",${low},"<=",${high}.5]`,
    ]);
  }

  #value(): string {
    if (this.#depth < 4 && this.#chance(0.2)) return this.#object(() => this.#value());
    if (this.#depth < 4 && this.#chance(0.3)) return this.#list(0, 3, () => this.#value());
    return this.#scalar();
  }

  #scalar(): string {
    if (this.#chance(0.55)) return this.#text();
    return this.#chance(0.65) ? this.#number() : this.#pick(LITERALS);
  }

  #number(): string {
    return this.#pick(this.#chance(0.12) ? RARE_NUMBERS : NUMBERS);
  }

  #text(): string {
    return this.#spelt(this.#pick(TEXTS));
  }

  /** A string as JSON, now and then with escapes that nobody needs. */
  #spelt(text: string): string {
    const written = JSON.stringify(text);
    if (!this.#chance(0.06)) return written;
    return written.replace(
      /[a-z](?![^"\\]*\\u)/,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }

  #object(member: () => string): string {
    this.#depth++;
    const members = this.#items(1, this.#depth === 1 ? 4 : 2, () => {
      const key = this.#pick(this.#chance(0.03) ? RARE_KEYS : KEYS);
      return `${this.#space()}${this.#spelt(key)}${this.#space()}:${this.#space()}${member()}`;
    });
    this.#depth--;
    return `{${members.join(`${this.#space()},`)}${this.#space()}}`;
  }

  #list(least: number, most: number, element: () => string): string {
    this.#depth++;
    const elements = this.#items(least, most, element);
    this.#depth--;
    return `[${this.#space()}${elements.join(`,${this.#space()}`)}]`;
  }

  #oneOrMore(element: () => string): string {
    return this.#chance(0.5) ? element() : this.#list(1, 3, element);
  }

  #items(least: number, most: number, item: () => string): readonly string[] {
    return Array.from({ length: this.#random.between(least, most) }, item);
  }

  #space(): string {
    return this.#chance(0.04) ? this.#pick([' ', '\n', '\t ', '\r\n']) : '';
  }

  #pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    return list[this.#random.between(0, list.length - 1)] as T;
  }

  #chance(probability: number): boolean {
    return this.#random.fraction() < probability;
  }
}

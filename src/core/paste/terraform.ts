/** A pattern of a Terraform configuration, as JSON text. */
export interface TerraformPattern {
  readonly name: string | null;
  readonly json: string;
  /** References and calls, which stand as `${…}`. */
  readonly placeholders: number;
}

const ARGUMENT = /\bevent_pattern\s*=\s*/g;
/** How far before a pattern the name of its rule is looked for. */
const NAME_WITHIN = 2_000;
const DEEPEST = 40;

/**
 * The values of `event_pattern` in a Terraform configuration: `jsonencode(…)`, a heredoc or a string.
 * Of the expressions of the language those are read that a pattern is made of; others end the reading
 * of that one pattern.
 */
export function terraformPatterns(text: string): readonly TerraformPattern[] {
  return [...text.matchAll(ARGUMENT)].flatMap((match) => {
    const reader = new ExpressionReader(text, match.index + match[0].length);
    const json = reader.readPattern();
    if (json === null) return [];
    return [{ name: nameBefore(text, match.index), json, placeholders: reader.placeholders }];
  });
}

/** The label of the resource, or the key of the map, that the argument stands in. */
function nameBefore(text: string, place: number): string | null {
  const before = text.slice(Math.max(0, place - NAME_WITHIN), place);
  const openings = before.matchAll(
    /resource\s+"[^"]*"\s+"([^"]*)"\s*\{|(?:"([^"]*)"|([\w-]+))\s*=\s*\{/g,
  );
  const last = [...openings].at(-1);
  return last?.[1] ?? last?.[2] ?? last?.[3] ?? null;
}

/** Reads an expression as far as it stands for JSON; `null` where it does not. */
class ExpressionReader {
  readonly #text: string;
  #at: number;
  placeholders = 0;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  readPattern(): string | null {
    const call = this.#match(/jsonencode\s*\(/y);
    if (call) return this.#value(0);
    const text = this.#match(/<</y) ? this.#heredoc() : this.#string();
    return text;
  }

  #value(depth: number): string | null {
    if (depth > DEEPEST) return null;
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(depth);
      case '"': {
        const text = this.#string();
        return text === null ? null : JSON.stringify(text);
      }
      default: {
        const literal = this.#match(/(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
        return literal ?? this.#reference();
      }
    }
  }

  #object(depth: number): string | null {
    this.#at++;
    const members: string[] = [];
    for (;;) {
      this.#skipSpace(',');
      if (this.#text[this.#at] === '}') {
        this.#at++;
        return `{${members.join(',')}}`;
      }
      const bare = this.#match(/[A-Za-z_$][\w-]*/y);
      const key = bare ?? this.#string();
      if (key === null) return null;
      this.#skipSpace();
      if (!this.#match(/[=:]/y)) return null;
      const value = this.#value(depth + 1);
      if (value === null) return null;
      members.push(`${JSON.stringify(key)}:${value}`);
    }
  }

  #list(depth: number): string | null {
    this.#at++;
    const elements: string[] = [];
    for (;;) {
      this.#skipSpace(',');
      if (this.#text[this.#at] === ']') {
        this.#at++;
        return `[${elements.join(',')}]`;
      }
      const value = this.#value(depth + 1);
      if (value === null) return null;
      elements.push(value);
    }
  }

  /** `var.stage`, `aws_s3_bucket.uploads["a"].arn`, `lower(var.name)`: known to Terraform only. */
  #reference(): string | null {
    const name = this.#match(/[A-Za-z_][\w-]*(?:\.[\w*-]+|\[[^\]\n]*\])*/y);
    if (name === null) return null;
    let rest = '';
    if (this.#text[this.#at] === '(') {
      const from = this.#at;
      if (!this.#skipCall()) return null;
      rest = this.#text.slice(from, this.#at);
    }
    this.placeholders++;
    return JSON.stringify(`\${${name}${rest}}`);
  }

  /** To behind the parenthesis that closes the one here. */
  #skipCall(): boolean {
    let open = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === '"') {
        if (this.#string() === null) return false;
        this.#at--;
      } else if (character === '(') open++;
      else if (character === ')' && --open === 0) {
        this.#at++;
        return true;
      }
    }
    return false;
  }

  /** A quoted string; what it has of `${…}` stays as it is. */
  #string(): string | null {
    if (this.#text[this.#at] !== '"') return null;
    let result = '';
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const character = this.#text[at] ?? '';
      if (character === '"') {
        this.#at = at + 1;
        return result;
      }
      if (character === '\n') return null;
      if (character === '\\') {
        const sequence = /\\(?:u([0-9a-fA-F]{4})|(.))/y;
        sequence.lastIndex = at;
        const found = sequence.exec(this.#text);
        if (!found) return null;
        const [whole, hex, letter = ''] = found;
        result += hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[letter] ?? letter);
        at += whole.length - 1;
      } else if (character === '$' && this.#text[at + 1] === '{') {
        const end = endOfInterpolation(this.#text, at);
        if (end === null) return null;
        this.placeholders++;
        result += this.#text.slice(at, end);
        at = end - 1;
      } else result += character;
    }
    return null;
  }

  /** From behind `<<`: the lines up to the one that is the marker. */
  #heredoc(): string | null {
    const marker = this.#match(/-?[A-Za-z_]\w*[ \t]*\r?\n/y)?.trim();
    if (marker === undefined) return null;
    const end = new RegExp(`^[ \\t]*${marker.replace('-', '')}[ \\t]*$`, 'gm');
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    if (!found) return null;
    const body = this.#text.slice(this.#at, found.index);
    this.placeholders += [...body.matchAll(/\$\{/g)].length;
    this.#at = found.index + found[0].length;
    return body;
  }

  #skipSpace(separators = ''): void {
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) return;
      if (/\s/.test(character) || separators.includes(character)) this.#at++;
      else if (character === '#' || this.#text.startsWith('//', this.#at)) this.#skipTo('\n');
      else if (this.#text.startsWith('/*', this.#at)) this.#skipTo('*/');
      else return;
    }
  }

  #skipTo(end: string): void {
    const found = this.#text.indexOf(end, this.#at);
    this.#at = found < 0 ? this.#text.length : found + end.length;
  }

  /** What stands here, if it is that; a sticky expression. */
  #match(expression: RegExp): string | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Behind the brace that closes `${`, which may hold others. */
function endOfInterpolation(text: string, from: number): number | null {
  let open = 0;
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '{') open++;
    else if (text[at] === '}' && --open === 0) return at + 1;
    else if (text[at] === '\n') return null;
  }
  return null;
}

import { LooseScanner } from '../json/loose-scanner.ts';

/** A field that some event has, as a pattern addresses it: lists add nothing to a path. */
export interface KnownField {
  readonly path: readonly string[];
  /** `object`: it has fields of its own, and no value to match. */
  readonly kind: 'object' | 'value';
  /** JSON texts of scalars, distinct, those of the nearest event first. */
  readonly values: readonly KnownValue[];
  /** Of the nearest event that has it. */
  readonly origin: Origin;
}

export interface KnownValue {
  readonly text: string;
  readonly origin: Origin;
}

/** Where a field or value was seen: in the event at hand, in another of the scenario, in a sample. */
export type Origin = 'event' | 'saved' | 'sample';

export interface EventText {
  readonly text: string;
  readonly origin: Origin;
}

/** In characters: of a huge event the beginning is enough to suggest from, and soon read. */
const LONGEST_READ = 100_000;
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const MOST_VALUES = 150;
/** In characters: longer values are not typed by anyone. */
const LONGEST_VALUE = 200;

/** What is known of the fields of events, for suggestions; texts may be half typed. */
export class KnownFields {
  readonly #fields = new Map<string, Field>();

  /** The nearest event first. */
  constructor(events: readonly EventText[]) {
    for (const event of events) this.#read(event);
  }

  /** All fields below a path, in the order in which they were seen. */
  below(path: readonly string[]): readonly KnownField[] {
    const fields = [...this.#fields.values()];
    return fields.filter(
      (field) => field.path.length > path.length && path.every((key, at) => field.path[at] === key),
    );
  }

  at(path: readonly string[]): KnownField | undefined {
    return this.#fields.get(idOf(path));
  }

  #read({ text, origin }: EventText): void {
    const scanner = new LooseScanner(text.slice(0, LONGEST_READ));
    const levels: Level[] = [];
    let key: string | null = null;
    let isValue = false;
    while (scanner.next()) {
      const { type, from, to } = scanner;
      const level = levels.at(-1);
      const isLiteral = type === 'string' || type === 'word';
      if (isLiteral && level && !level.isList && !isValue) {
        key = scanner.value;
        continue;
      }
      if (type === ':') {
        isValue = true;
        continue;
      }
      const path =
        level && !level.isList && key !== null ? [...level.path, key] : (level?.path ?? []);
      if (type === '{') this.#note(path, origin, null);
      if (type === '{' || type === '[') levels.push({ isList: type === '[', path });
      else if (type === '}' || type === ']') levels.pop();
      else if (isLiteral && level && isComplete(scanner)) {
        this.#note(path, origin, scanner.text.slice(from, to));
      }
      key = null;
      isValue = false;
    }
  }

  /** @param value the JSON text of a scalar, `null` for an object */
  #note(path: readonly string[], origin: Origin, value: string | null): void {
    if (path.length === 0) return;
    const id = idOf(path);
    let field = this.#fields.get(id);
    if (!field) {
      field = { path, kind: 'object', values: [], origin };
      this.#fields.set(id, field);
    }
    if (value === null) return;
    field.kind = 'value';
    const isKnown = field.values.some(({ text }) => text === value);
    if (isKnown || value.length > LONGEST_VALUE || field.values.length >= MOST_VALUES) return;
    field.values.push({ text: value, origin });
  }
}

/** An object or a list that is being read. */
interface Level {
  readonly isList: boolean;
  readonly path: readonly string[];
}

/** Whether a string is closed, and a word a number or literal of JSON and not half of one. */
function isComplete(scanner: LooseScanner): boolean {
  const { text, from, to, type } = scanner;
  return type === 'string' ? scanner.isClosed : SCALAR.test(text.slice(from, to));
}

interface Field {
  readonly path: readonly string[];
  kind: KnownField['kind'];
  readonly values: KnownValue[];
  readonly origin: Origin;
}

function idOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

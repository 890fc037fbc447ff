import { MAXIMUM_LOG_CHARACTERS, MAXIMUM_TEXT_CHARACTERS } from '../limits.ts';
import type { Device } from './read-only-files.ts';

const NEW_LINE = 10;
const NOTHING = new Uint8Array(0);

/** What is written here is cut into lines; there is nothing to read. */
export class LineDevice implements Device {
  readonly #receive: (line: string) => void;
  #decoder = new TextDecoder();
  #rest = '';

  constructor(receive: (line: string) => void) {
    this.#receive = receive;
  }

  read(): Uint8Array {
    return NOTHING;
  }

  write(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#receive(line);
    if (this.#rest.length > MAXIMUM_LOG_CHARACTERS) this.flush();
  }

  /** What has been written since the last end of a line is a line. */
  flush(): void {
    const rest = this.#rest + this.#decoder.decode();
    this.#rest = '';
    if (rest) this.#receive(rest);
  }
}

/** A line is a question, as JSON: the name of an operation, and texts. What is read is the answer. */
export class HostDevice implements Device {
  readonly #ask: (operation: string, texts: readonly string[]) => string;
  #question: Uint8Array[] = [];
  #size = 0;
  #answer: Uint8Array = NOTHING;

  constructor(ask: (operation: string, texts: readonly string[]) => string) {
    this.#ask = ask;
  }

  read(length: number): Uint8Array {
    const bytes = this.#answer.subarray(0, length);
    this.#answer = this.#answer.subarray(bytes.length);
    // Without a question there is an empty answer, so that nobody waits for one.
    return bytes.length > 0 ? bytes : Uint8Array.of(NEW_LINE);
  }

  write(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size <= MAXIMUM_TEXT_CHARACTERS) this.#question.push(bytes);
    if (bytes.at(-1) !== NEW_LINE) return;
    const text = textOf(this.#question);
    this.#question = [];
    this.#size = 0;
    const [operation = '', ...texts] = textsIn(text);
    this.#answer = new TextEncoder().encode(`${JSON.stringify(this.#ask(operation, texts))}\n`);
  }
}

function textOf(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
}

function textsIn(json: string): string[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

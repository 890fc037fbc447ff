import type { CliError } from '../../core/cli/cli-error.ts';
import { type LineHistory, NO_LINES } from '../terminal/line-history.ts';

/** As many commands stay on screen with what they printed. */
export const MOST_BLOCKS = 500;

/** In characters: as much is shown of what one command printed. */
export const MOST_OUTPUT = 100_000;

/** A command and what came of it. */
export interface TerminalBlock {
  readonly id: number;
  /** Milliseconds from the start of virtual time to the moment at which it was run. */
  readonly at: number;
  readonly line: string;
  readonly text: string;
  readonly error: CliError | null;
}

/** What stands on the terminal's screen and in its files; it is neither saved nor shared. */
export class TerminalLog {
  blocks = $state.raw<readonly TerminalBlock[]>([]);
  /** The lines that were entered, also in other scenarios. */
  past = $state.raw<LineHistory>(NO_LINES);
  /** What stands in the field: it is there again when one comes back. */
  draft = $state('');
  /** The command that is under way. */
  running = $state<string | null>(null);
  #files = new Map<string, string>();
  #count = 0;
  #screen = 0;

  get files(): ReadonlyMap<string, string> {
    return this.#files;
  }

  writeFile(name: string, text: string): void {
    this.#files.set(name, text);
  }

  /** Another screen: what is printed for an earlier one does not come onto it. */
  get screen(): number {
    return this.#screen;
  }

  /** @param screen the one that was there when the command was entered */
  print({ text, ...block }: Omit<TerminalBlock, 'id'>, screen: number): void {
    if (screen !== this.#screen) return;
    const left = text.length - MOST_OUTPUT;
    const shown =
      left <= 0
        ? text
        : `${text.slice(0, MOST_OUTPUT)}\n… and ${left.toLocaleString('en')} more characters`;
    const next = { ...block, text: shown, id: ++this.#count };
    this.blocks = [...this.blocks, next].slice(-MOST_BLOCKS);
  }

  /** Empties the screen; files and lines stay. */
  clear(): void {
    this.blocks = [];
  }

  /** Another scenario has been opened: its files are others. */
  forget(): void {
    this.clear();
    this.#files = new Map();
    this.#screen++;
  }
}

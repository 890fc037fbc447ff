import type { Edit } from '../../core/model/edit.ts';
import type { Span } from '../../core/model/span.ts';
import type { FormatStyle } from '../../editor/format.ts';

/** What other parts of the page may ask of an editor. */
export interface EditorHandle {
  focus(): void;
  select(span: Span, options?: { flash?: boolean }): void;
  /** Changes the text as if by hand; one step undoes it. */
  apply(edits: readonly Edit[]): void;
  format(style: FormatStyle): void;
}

/** An editor that is brought on screen is there after a few frames. */
const MOST_FRAMES = 30;

/** The editors that are on screen, so that a sentence elsewhere can point into them. */
export class Editors {
  event: EditorHandle | undefined = $state.raw();
  pattern: EditorHandle | undefined = $state.raw();

  /** Asks something of an editor that is on screen or about to be. */
  whenThere(side: 'event' | 'pattern', ask: (editor: EditorHandle) => void, frame = 0): void {
    const editor = this[side];
    if (editor) ask(editor);
    else if (frame < MOST_FRAMES) {
      requestAnimationFrame(() => this.whenThere(side, ask, frame + 1));
    }
  }
}

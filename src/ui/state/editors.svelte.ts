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

/** The editors that are on screen, so that a sentence elsewhere can point into them. */
export class Editors {
  event: EditorHandle | undefined = $state.raw();
  pattern: EditorHandle | undefined = $state.raw();
}

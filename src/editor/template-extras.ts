import type { EditorView } from '@codemirror/view';
import type { EditorExtras } from './extras.ts';
import { templateArticles } from './template-articles.ts';
import { type OfferedName, templateCompletion } from './template-completion.ts';
import { type PlaceholderMark, TemplateMarks } from './template-marks.ts';

/** What an editor of an input template has beyond any other: marks on placeholders, and completion. */
export class TemplateExtras implements EditorExtras {
  readonly extension;
  readonly #marks: TemplateMarks;
  #offered: readonly OfferedName[] = [];

  constructor(onpoint: (placeholder: number | null) => void) {
    this.#marks = new TemplateMarks(onpoint);
    this.extension = [
      this.#marks.extension,
      templateCompletion(() => this.#offered),
      templateArticles(),
    ];
  }

  attach(view: EditorView): void {
    this.#marks.attach(view);
  }

  show(marks: readonly PlaceholderMark[]): void {
    this.#marks.show(marks);
  }

  offer(names: readonly OfferedName[]): void {
    this.#offered = names;
  }
}

import { Facet } from '@codemirror/state';
import type { Command } from '@codemirror/view';

/** Shows the article about what is at the caret; there once the articles have been loaded. */
export const articleCommand = Facet.define<Command>();

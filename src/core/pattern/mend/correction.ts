import type { Edit } from '../../model/edit.ts';
import type { PatternDiagnostic } from '../diagnostic.ts';
import type { Place } from './place.ts';

/** What a mistake may have been meant to be. Whoever uses it proves it. */
export interface Correction {
  readonly title: string;
  /** The title's parts, where it has several. */
  readonly titles?: readonly string[];
  readonly edits: readonly Edit[];
}

/** The corrections of one kind of mistake, the likeliest first. */
export type Corrector = (place: Place, diagnostic: PatternDiagnostic) => readonly Correction[];

import { createContext } from 'svelte';
import type { DocumentSteps } from '../../editor/document-steps.ts';
import type { Session } from './session.svelte.ts';

const [steps, provideSteps, hasSteps] = createContext<DocumentSteps>();

/** For the editors of what is part of a scenario; others have none. */
export const provideDocumentSteps = provideSteps;

export function documentSteps(): DocumentSteps | null {
  return hasSteps() ? steps() : null;
}

export function stepsOf(session: () => Session): DocumentSteps {
  return {
    undo: () => void session().undo(),
    redo: () => void session().redo(),
    during: (kind, work) => session().versions.duringEditorStep(kind, work),
    get travels() {
      return session().versions.travels;
    },
  };
}

import type { PatternDiagnostic } from './diagnostic.ts';

/** Thrown by the readers of this folder only; `parsePattern` turns it into a value. */
export class PatternProblem extends Error {
  readonly diagnostic: PatternDiagnostic;

  constructor(diagnostic: PatternDiagnostic) {
    super(diagnostic.code);
    this.diagnostic = diagnostic;
  }
}

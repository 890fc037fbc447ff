import { alternativesOf } from '../../src/core/pattern/alternatives.ts';
import { PatternReader } from '../../src/core/pattern/reader.ts';
import type { Alternative } from '../../src/core/pattern/syntax.ts';

/** The alternatives of a pattern that may be too complex to be accepted. */
export function readComplexityOnly(text: string): readonly Alternative[] {
  return alternativesOf(new PatternReader(text, 'operator').read());
}

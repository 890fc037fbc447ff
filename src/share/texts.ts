import type { Scenario } from '../core/model/scenario.ts';

/** Every text in a scenario, names of variables included. */
export function textsOf(value: unknown): readonly string[] {
  const found: string[] = [];
  const visit = (part: unknown) => {
    if (typeof part === 'string') found.push(part);
    else if (Array.isArray(part)) for (const element of part) visit(element);
    else if (typeof part === 'object' && part !== null) {
      for (const member of Object.values(part)) visit(member);
    }
  };
  visit(value);
  return found;
}

/** The same scenario with other texts; what it is made of stays. */
export function withTexts(scenario: Scenario, change: (text: string) => string): Scenario {
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, visit(member)]));
  };
  // Texts have become texts and nothing else has changed, so that it has its shape still.
  return visit(scenario) as Scenario;
}

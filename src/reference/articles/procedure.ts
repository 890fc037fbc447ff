import { article, type ReferenceEntry } from '../entry.ts';

/** The article around the check of a person's own event and rule. */
export const procedure: ReferenceEntry = article({
  slug: 'why-did-it-not-match',
  name: 'Why did it not match?',
  isTitle: true,
  summary:
    'What to look at, in this order, when a rule does not do what it should: the first thing that is wrong explains the rest.',
  values:
    'Below it is done with the event and the rule that are open in the playground, step by step, by the engine that also delivers.',
  known: [
    ['service', 'the verdicts and texts'],
    ['choice', 'the order of the steps, which is ours'],
  ],
  pitfalls: [
    'PutEvents answers 200 also for an entry that it has refused: look at FailedEntryCount.',
    'An event on another bus, in another account or Region, is asked of no rule here.',
    'A disabled rule matches nothing, and nobody says so.',
    'A rule that matches and a function that is not called: look at permissions and the dead-letter queue, not at the pattern.',
  ],
  see: ['put-events', 'why-absent', 'why-wrong-type', 'dead-letter-queue'],
});

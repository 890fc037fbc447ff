import { describe, expect, test } from 'vitest';
import { ALIASES } from '../../src/reference/aliases.ts';
import { catalogue, entryWithSlug } from '../../src/reference/catalogue.ts';
import { guideIndex } from '../../src/ui/guide/search/guide-index.ts';

const addresses = (question: string) => guideIndex.find(question).map(({ address }) => address);

describe('one who searches for', () => {
  test.each<[question: string, address: string]>([
    ['prefix', 'reference/prefix'],
    ['PREFIX', 'reference/prefix'],
    ['>', 'reference/numeric'],
    ['>=', 'reference/numeric'],
    ['$or', 'reference/or'],
    ['*', 'reference/wildcard'],
    ['!=', 'reference/anything-but'],
    ['contains', 'reference/wildcard'],
    ['dlq', 'reference/dead-letter-queue'],
    ['185', 'reference/retry-policy'],
    ['aws.events.event.json', 'reference/aws.events.event.json'],
    ['<aws.events.rule-name>', 'reference/aws.events.rule-name'],
    ['NO_PERMISSIONS', 'reference/error-code-no-permissions'],
    ['RULE_MATCH', 'reference/log-rule-match'],
    ['out-of-range', 'reference/why-out-of-range'],
    ['MessageGroupId', 'reference/target-sqs-fifo'],
    ['FIFO order processing', 'example/fifo-orders'],
    ['jsonencode', 'reference/escaping'],
  ])('%s finds it first', (question, address) => {
    expect(addresses(question)[0]).toBe(address);
  });

  test.each([
    ['prefxi', 'reference/prefix'],
    ['numerc', 'reference/numeric'],
    ['wildcrad', 'reference/wildcard'],
    ['anythin-but', 'reference/anything-but'],
    ['retrey policy', 'reference/retry-policy'],
  ])('%s, with a letter wrong, finds it', (question, address) => {
    expect(addresses(question).slice(0, 3)).toContain(address);
  });

  test.each([
    [
      'An error occurred (ValidationException) when calling the PutTargets operation: InputTemplate for target my-function contains invalid placeholder orderId.',
      'reference/input-unknown-placeholder',
    ],
    [
      'Event pattern is not valid. Reason: "slug" must be an object or an array\n at [Source: (String)"{"source":"x"}"; line: 5, column: 16]',
      'reference/pattern-value-not-array',
    ],
    [
      'Parameter Source is not valid. Reason: Source is a required argument.',
      'reference/required-argument',
    ],
    ['Rule payments-eu does not exist on EventBus orders.', 'reference/rule-not-there'],
    [
      'RequestId: 8f507cfc-xmpl-4697-b07a-ac58fc914c95 Error: Task timed out after 3.00 seconds',
      'reference/sandbox-timedout',
    ],
    ['Unrecognized match type starts-with', 'reference/pattern-operator-unknown'],
  ])('a pasted text finds its article first: %s', (question, address) => {
    expect(addresses(question)[0]).toBe(address);
  });

  test('an exercise finds it among the articles', () => {
    expect(addresses('Values are lists')).toContain('learn/values-are-lists');
  });

  test.each(['', '   ', '\n'])('nothing (%j) finds nothing', (question) => {
    expect(addresses(question)).toEqual([]);
  });

  test('what is nowhere finds nothing', () => {
    expect(addresses('zzzzqqqq')).toEqual([]);
  });
});

test('every text of AWS is found with other names in it, if it is pasted whole', () => {
  const lost = catalogue
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => entry.texts.map((text) => ({ entry, text })))
    .filter(({ text }) => text.text.includes(' '))
    .filter(({ entry, text }) => {
      const pasted = `Error: ${text.text.replace(/<[a-z][A-Za-z -]*>/g, 'my-thing 7')} (HTTP 400)`;
      const own = entry.texts.length === 1 ? entry.slug : text.slug;
      return !addresses(pasted).slice(0, 4).includes(`reference/${own}`);
    })
    .map(({ text }) => text.text);
  expect(lost).toEqual([]);
});

test('every article is found by its name', () => {
  const lost = catalogue
    .flatMap(({ entries }) => entries)
    .filter(({ slug, name }) => !addresses(name).slice(0, 5).includes(`reference/${slug}`))
    .map(({ name }) => name);
  expect(lost).toEqual([]);
});

test('other words are for articles that there are', () => {
  expect(Object.keys(ALIASES).filter((slug) => entryWithSlug(slug)?.slug !== slug)).toEqual([]);
});

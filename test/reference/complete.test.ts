import { describe, expect, test } from 'vitest';
import { articleSlug } from '../../src/core/model/article-slug.ts';
import { FAILURES, type FailingType, failureNamesOf } from '../../src/core/model/failure-facts.ts';
import { awsMessage } from '../../src/core/pattern/diagnostic.ts';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import {
  type ExplanationNode,
  REASON_CODES,
  type ReasonCode,
} from '../../src/core/pattern/explanation.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { ERROR_CODES } from '../../src/core/report/error-codes.ts';
import { LOG_LEVELS } from '../../src/core/report/log-levels.ts';
import { parseSchedule } from '../../src/core/schedule/parse.ts';
import { checkInput } from '../../src/core/transform/check-input.ts';
import { PREDEFINED_VARIABLES } from '../../src/core/transform/predefined-variables.ts';
import { catalogue, entryWithSlug } from '../../src/reference/catalogue.ts';
import { PATTERN_ERRORS } from '../../src/reference/errors/pattern-examples.ts';
import { findTexts } from '../../src/reference/find-text.ts';
import { textsOfCore } from './texts-of-core.ts';

const entries = catalogue.flatMap((group) => group.entries);
const articleOf = (slug: string) => entryWithSlug(slug)?.slug;

function reasonsIn(node: ExplanationNode): readonly (ReasonCode | null)[] {
  if (node.kind === 'field') return [node.reason];
  const below = node.children.flatMap(reasonsIn);
  return node.kind === 'or' ? [node.reason, ...below] : below;
}

describe('what has a code has an article', () => {
  test.each(REASON_CODES)('the reason %s', (code) => {
    const slug = articleSlug.reason(code);
    const { example } = entryWithSlug(slug) ?? {};
    if (example?.type !== 'pattern') throw new Error(`${slug} has no example`);
    const parsed = parsePattern(example.pattern);
    if (!parsed.ok) throw new Error(`${slug}: ${parsed.error.code}`);
    for (const event of example.rejects) {
      expect(reasonsIn(explainMatch(parsed.value, event).root)).toContain(code);
    }
  });

  test.each(ERROR_CODES)('the error code %s of dead letters', (code) => {
    expect(articleOf(articleSlug.errorCode(code))).toBe(articleSlug.errorCode(code));
  });

  test.each(Object.keys(LOG_LEVELS))('the message type %s', (type) => {
    expect(articleOf(articleSlug.messageType(type))).toBe(articleSlug.messageType(type));
  });

  test.each(PREDEFINED_VARIABLES)('the variable %s', (name) => {
    expect(articleOf(name)).toBe(name);
  });

  test.each([
    ...['MaximumRetryAttempts', 'MaximumEventAgeInSeconds'],
    ...['RetriesExhausted', 'EventAgeExceeded', 'ZeroReservedConcurrency'],
  ])('what ends retries: %s', (condition) => {
    expect(articleOf(articleSlug.exhausted(condition))).toBe(articleSlug.exhausted(condition));
  });

  test.each([
    ...['value', 'or', 'numeric', 'equals-ignore-case', 'put-events', 'pattern-too-long'],
    ...['schedule-default-bus', 'loops', 'dead-letter-queue', 'input-paths-map', 'input-template'],
  ])('%s, to which the page leads by name', (slug) => {
    expect(articleOf(slug)).toBeDefined();
  });

  test.each(Object.keys(FAILURES) as FailingType[])('every failure of a %s', (type) => {
    expect(articleOf(articleSlug.target(type))).toBe(articleSlug.target(type));
    const missing = failureNamesOf(type).filter(
      (name) => !entryWithSlug(articleSlug.failure(type, name)),
    );
    expect(missing).toEqual([]);
  });
});

describe('the example of an error has that error, and its text is found by it', () => {
  test.each(Object.entries(PATTERN_ERRORS))('%s', (code, [pattern]) => {
    const parsed = parsePattern(pattern);
    if (parsed.ok) throw new Error('The pattern is accepted');
    expect([parsed.error.code, parsed.error.hidden?.code]).toContain(code);
    if (parsed.error.code !== code) return;
    const message = `Event pattern is not valid. Reason: ${awsMessage(parsed.error, pattern)}`;
    const found = findTexts(message);
    // Two mistakes have the same text.
    const surest = found.filter(({ text }) => text.text === found[0]?.text.text);
    expect(surest.map(({ entry }) => entry.slug)).toContain(articleSlug.patternError(code));
  });

  const inputErrors = entries.filter(({ example }) => example?.type === 'input');
  test.each(
    inputErrors.flatMap(({ slug, example }) =>
      slug.startsWith('input-') && example?.type === 'input' && example.instead
        ? [{ slug, input: example.input }]
        : [],
    ),
  )('$slug', ({ slug, input }) => {
    const resource = slug === 'input-no-log-event' ? 'log-group' : 'sqs-queue';
    const found = checkInput(input, 'my-target', 1, resource);
    expect(found.map(({ code }) => articleSlug.inputError(code))).toContain(slug);
    const error = found.find(({ severity }) => severity === 'error');
    if (error && slug !== 'input-over-limit') {
      expect(findTexts(error.message).map(({ entry }) => entry.slug)).toContain(slug);
    }
  });

  test.each(
    entries.flatMap(({ slug, example }) =>
      example?.type === 'schedule' && example.words === null
        ? [{ slug, expression: example.expression }]
        : [],
    ),
  )('$slug', ({ slug, expression }) => {
    const parsed = parseSchedule(expression);
    expect(parsed.ok ? 'accepted' : articleSlug.scheduleError(parsed.error.code)).toBe(slug);
  });
});

test.each(textsOfCore())('"%s" stands in an article', (text) => {
  expect(findTexts(text)).not.toEqual([]);
});

import { expect, test } from 'vitest';
import { templateArticleAt } from '../../src/editor/template-articles.ts';

const TEMPLATE = '{"id": <id>, "all": <aws.events.event.json>}';

test.each([
  ['in front of a placeholder', 7, 'input-paths-map'],
  ['in it', 9, 'input-paths-map'],
  ['in a predefined variable', 30, 'aws.events.event.json'],
  ['behind one', 43, 'aws.events.event.json'],
])('%s its article is known', (_, offset, slug) => {
  expect(templateArticleAt(TEMPLATE, offset)?.slug).toBe(slug);
});

test('between placeholders there is none', () => {
  expect(templateArticleAt(TEMPLATE, 15)).toBeNull();
});

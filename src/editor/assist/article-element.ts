import type { PatternExample, ReferenceEntry } from '../../reference/entry.ts';
import { articleLink } from '../article-link.ts';

/** An article as it is shown beside what it is about. */
export function articleElement(entry: ReferenceEntry): HTMLElement {
  const article = briefElement(entry);
  const notes = [...entry.pitfalls, ...entry.limits];
  if (notes.length > 0) article.append(listOf(notes));
  article.append(articleLink(entry.slug, 'The whole article (F1)'));
  return article;
}

function listOf(notes: readonly string[]): HTMLUListElement {
  const list = element('ul');
  for (const note of notes) {
    const item = element('li');
    item.textContent = note;
    list.append(item);
  }
  return list;
}

/** What an article says first, for beside a list to choose from. */
export function briefElement({ name, summary, values, example }: ReferenceEntry): HTMLElement {
  const article = element('div', 'cm-article');
  const title = element('strong', 'cm-article-name');
  title.textContent = name;
  article.append(title, paragraph(summary), paragraph(values, 'cm-article-values'));
  if (example?.type === 'pattern') article.append(exampleElement(example));
  return article;
}

function exampleElement({ pattern, matches, rejects }: PatternExample): HTMLElement {
  const example = element('div', 'cm-article-example');
  const code = element('code');
  code.textContent = pattern;
  example.append(code);
  const verdicts = [
    ...matches.map((event) => ['✓', 'matches', event] as const),
    ...rejects.map((event) => ['✗', 'does not match', event] as const),
  ];
  for (const [sign, words, event] of verdicts) {
    const line = element('div', `cm-article-${sign === '✓' ? 'match' : 'reject'}`);
    const mark = element('span');
    mark.textContent = sign;
    mark.title = words;
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', words);
    const text = element('code');
    text.textContent = event;
    line.append(mark, text);
    example.append(line);
  }
  return example;
}

/** What is read out when an article is asked for by key. */
export function articleText({ name, summary, values }: ReferenceEntry): string {
  return `${name}: ${summary} ${values}`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  created.className = className;
  return created;
}

function paragraph(text: string, className = ''): HTMLParagraphElement {
  const created = element('p', className);
  created.textContent = text;
  return created;
}

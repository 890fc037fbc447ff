import { expect, test } from 'vitest';
import { challengeAddress, challengeElement } from '../../src/share/challenge-copies.ts';
import {
  type EmbedChoice,
  elementOf,
  embedAddress,
  frameOf,
  markdownOf,
  siteAt,
} from '../../src/share/copies.ts';

const site = siteAt('https://buslab.example/play/index.html?theme=dark#s=1:old');
const plain: EmbedChoice = {
  view: 'all',
  theme: 'auto',
  readonly: false,
  clickToLoad: false,
  height: 420,
};

test('the parts of a site below a path', () => {
  expect(site).toEqual({
    page: 'https://buslab.example/play/index.html',
    badge: 'https://buslab.example/play/badge.svg',
    embedPage: 'https://buslab.example/play/embed.html',
    embedScript: 'https://buslab.example/play/embed.js',
  });
});

test('a badge', () => {
  expect(markdownOf('Orders [new]', 'https://buslab.example/#s=1:abc', site)).toBe(
    '[![Open Orders \\[new\\] in Buslab](https://buslab.example/play/badge.svg)](https://buslab.example/#s=1:abc)',
  );
});

test('a frame; the name cannot leave its attribute', () => {
  const view = new URLSearchParams('rule=default/r');
  const choice: EmbedChoice = { ...plain, view: 'why', readonly: true, clickToLoad: true };
  const address = embedAddress('#s=1:abc', view, choice, site);
  expect(address).toBe(
    'https://buslab.example/play/embed.html?rule=default%2Fr&view=why&readonly=1&ctl=1#s=1:abc',
  );
  expect(frameOf('"><script>', address, choice)).toBe(
    `<iframe src="${address.replaceAll('&', '&amp;')}" title="&quot;&gt;&lt;script&gt; in Buslab" width="100%" height="420" loading="lazy" style="border: 0"></iframe>`,
  );
});

test('an element', () => {
  const choice: EmbedChoice = { ...plain, view: 'map', theme: 'dark' };
  expect(elementOf('Orders', '#s=1:abc', new URLSearchParams('t=5'), choice, site)).toBe(
    '<script async src="https://buslab.example/play/embed.js"></script>\n' +
      '<buslab-playground view="map" theme="dark" height="420" label="Orders" query="t=5" scenario="#s=1:abc"></buslab-playground>',
  );
});

test('an exercise, as a frame’s address and as an element', () => {
  const { theme, clickToLoad, height } = plain;
  const choice = { theme, clickToLoad, height };
  expect(challengeAddress('learn/one-of-several', choice, site)).toBe(
    'https://buslab.example/play/embed.html?mode=challenge#learn/one-of-several',
  );
  expect(
    challengeAddress('learn/e=1:abc', { ...choice, theme: 'dark', clickToLoad: true }, site),
  ).toBe('https://buslab.example/play/embed.html?mode=challenge&theme=dark&ctl=1#learn/e=1:abc');
  expect(challengeElement('A & B', 'learn/e=1:abc', choice, site)).toBe(
    '<script async src="https://buslab.example/play/embed.js"></script>\n<buslab-playground mode="challenge" height="420" label="A &amp; B" exercise="e=1:abc"></buslab-playground>',
  );
});

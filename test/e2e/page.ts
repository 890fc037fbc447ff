import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Locator, type Page } from '@playwright/test';
import { parseScenario, type ScenarioSource } from '../../src/core/model/scenario.ts';
import { encodeScenario } from '../../src/share/link.ts';

/** Opens the page and waits until the scenario has been played. */
export async function openPage(page: Page, address = './'): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Send event' })).toBeEnabled();
  await expect(page.getByRole('textbox', { name: 'Event', exact: true })).toBeVisible();
}

/** Opens the page with a scenario of the test's own, as a link to it does. */
export async function openScenario(page: Page, source: ScenarioSource): Promise<void> {
  const parsed = parseScenario(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  await openPage(page, `./${await encodeScenario(parsed.value)}`);
}

export function outcome(page: Page): Locator {
  return page.getByRole('region', { name: 'Outcome' });
}

export function rules(page: Page): Locator {
  return page.getByRole('region', { name: 'Rules' });
}

export async function showOutcome(page: Page, tab: 'Why' | 'Delivered' | 'Queues'): Promise<void> {
  await outcome(page).getByRole('tab', { name: tab }).click();
}

export async function selectRule(page: Page, name: string): Promise<void> {
  await rules(page).getByRole('tab', { name }).click();
}

/** What became of the event at one target. */
export function delivery(page: Page, rule: string): Locator {
  return outcome(page).getByRole('article', { name: new RegExp(`^${rule} to `) });
}

/** Replaces all of an editor's text as a person does: select all, delete, paste. */
export async function retype(page: Page, editor: Locator, text: string): Promise<void> {
  // Until the scenario to show has been chosen, the page takes no focus and no keys.
  await expect(async () => {
    await editor.focus();
    await expect(editor).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

export function eventEditor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Event', exact: true });
}

export function patternEditor(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Event pattern of / });
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds wrong with the page as it is, in a few words each. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
  });
}

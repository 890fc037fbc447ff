import { parseScenario } from '../../src/core/model/scenario.ts';
import { orderSystem } from '../../src/samples/order-system.ts';
import { EMBED_VIEWS, type EmbedView } from '../../src/share/copies.ts';
import { encodeScenario } from '../../src/share/link.ts';
import { firstLoad } from '../support/first-load.ts';
import { openBuiltSite } from './built-site.ts';

interface Figure {
  readonly name: string;
  readonly figure: string;
}

/** What is on screen of each view as soon as the rules have been asked. */
const FIRST_ANSWER: Readonly<Record<EmbedView, RegExp>> = {
  all: /detail\.total is 42/,
  pattern: /detail\.total is 42/,
  why: /detail\.total is 42/,
  map: /does not match/,
  timeline: /4 of 5 rules match/,
  transformer: /"email": "/,
};

/**
 * What a reader of somebody's page loads with each view of an embedded scenario: until the rules'
 * answers are on screen, and until nothing moves any more, the scenario having been run.
 */
export async function measure(): Promise<readonly Figure[]> {
  const { page, address, close } = await openBuiltSite();
  const browser = page.context().browser();
  const parsed = parseScenario(orderSystem);
  if (!parsed.ok || !browser) throw new Error('Nothing to measure');
  const fragment = await encodeScenario(parsed.value);
  const figures: Figure[] = [];
  try {
    for (const view of EMBED_VIEWS) {
      const rule = view === 'transformer' ? 'confirm-by-api' : 'fraud-check';
      const frame = `${address}embed.html?view=${view}&rule=default/${rule}${fragment}`;
      const { first, all, close: closeFrame } = await firstLoad(browser, frame, FIRST_ANSWER[view]);
      figures.push(
        {
          name: `embed, ${view}: JavaScript until the verdicts, brotli`,
          figure: inKilobytes(first),
        },
        { name: `embed, ${view}: JavaScript until idle, brotli`, figure: inKilobytes(await all()) },
      );
      await closeFrame();
    }
  } finally {
    await close();
  }
  return figures;
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

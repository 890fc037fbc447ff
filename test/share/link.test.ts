import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario, type Scenario } from '../../src/core/model/scenario.ts';
import { samples } from '../../src/samples/samples.ts';
import { decodeLink, describeLinkProblem, encodeScenario } from '../../src/share/link.ts';
import { readView } from '../../src/share/view.ts';
import { aScenario } from '../support/scenarios.ts';

/** Made by the first version; it has to open for ever. */
const VERSION_1 =
  '#s=1:lVTvb9s2EP1XDocATQDKkNwmTZVlQLpm-5J2v7Ivi4yEEc82Z4l0yVMSQ9D_PpC0nKRNBgz-JN_j3bu7d6_HO3JeW4NlIdDIlrDEM5h3pmZtDfBSMsylbjwKVORrp9cc4Xi5JFhKoxpywEtn7_0Ezu_I8Een1SLEPChq9B05UsBLAgpRkEaB9qCsoRO4kO2tkuCInSYPfK9righekoHOkwfNHuy9AWuyQKRzBIo8ayMDkQkKlHVtO8NYYjF9--7w6P3xh7yYokBHi8S18xlJz1mBAj2RwvK9QM_SsT8L76b59CjLi6w4vMw_lHle5vkkz_O_UeBtIIHlVY8rbRSWWDfSe13jblyK5rJrONTrmi12G-rWSjJl2oTOrdtgrMohdP7l7OPF-ScUuJbM5ALNvjIAFXrbuZoqLOGqwtq2E6pt25KraWKdIucrnIkEVcRSNxlv1iP-14D4yZFkUhXOKjOgQJZuQZyo6dDEU0aOUkEsewyJsMQmriUbZfDYa2roevf8OiFxEKjNuuMnOVrJ9ZJUFrceAGHJm99so-tNgLXyQbdd-0f494yZ2nUgWBwfijEU1XS2oD-ptkZ5LI-P3uX5EIQo1QWFqf3eURd5mZ3UUkGffY2hYRZ-AsdWXljP992ETRrWEWOson_8dDp5QIFbvccBKnqYjN8Ca6sCurbGM3i29QpOoYc3n__6Jcvz4k0JBQwnlakMPaytY0jI8YBOQfqNqWE_kj-A0x8himFuHewnaA9-1Qn42knDmjcwgJ2nk5okFUw0U-sP0kOIBWxDk8Yu9m_2er_qhhL2-sjtyq-62QDaJKoC9vox7wD30jCpm4OTlEfPYf_xEfywY3CQzh4M3cO5c9bt33yxDGRst1gGcqnoLtGTJNnpLksMDpUJwwlK1S3Zjncrfyuwpda6zWdayNsNh_sqpscCydxpZ00bxFX2g3hFT9PX1TQtjvJcoDU_J1sZtRRchlQ4WltHjxm1JHBrQFEWJohLYAw9V9VrWhR4p72-1Y3mzeW3febfZxe7lP9B6f-lnAmUa_3p0T8D85nAxPPRH6LPZHWykcfzf2ouyRuf-R_TA79kY6-52Msm9q2HPUMFwFbgVWJ5rVV6Fcz_aAsP0XgO0RX7wGbVJdj2IisUUOGowhCawjAbxViZNKudZ8yGfwE';

async function decoded(link: string) {
  const result = await decodeLink(link);
  if (!result) throw new Error('No scenario in the link.');
  return result;
}

function parsed(source: unknown): Scenario {
  const result = parseScenario(source);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function link(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  return `#s=1:${bytes.toString('base64url')}`;
}

test.each(samples)('$id survives the way through a link', async ({ scenario }) => {
  const original = parsed(scenario);
  expect(await decoded(await encodeScenario(original))).toEqual({ ok: true, value: original });
});

test('a link of the first version opens for ever', async () => {
  const result = await decoded(VERSION_1);
  expect(result).toMatchObject({ ok: true, value: { name: 'A function that fails', seed: 7 } });
});

/** Made when links began to leave defaults out, with the query of that time; they open for ever. */
const withoutDefaults: readonly { name: string; link: string }[] = JSON.parse(
  readFileSync(new URL('../fixtures/links-without-defaults.json', import.meta.url), 'utf8'),
);

test.each(withoutDefaults)('a link to "$name" opens for ever', async ({ name, link }) => {
  const address = new URL(link, 'https://buslab.example/');
  expect(await decoded(address.hash)).toMatchObject({ ok: true, value: { name } });
  expect(readView(address.searchParams)).toEqual({
    rule: { bus: 'default', name: 'r' },
    sample: null,
    tabs: ['input', 'delivered'],
    at: 1_250,
    highlight: '/detail/total',
  });
});

test('a fragment that is about something else is left alone', async () => {
  for (const fragment of ['', '#', '#learn/first-rule', '#x=1:abc']) {
    expect(await decodeLink(fragment)).toBeNull();
  }
});

describe('a link that cannot be opened explains itself and keeps what it carried', () => {
  test.each([
    ['#s=2:abc', 'unknown-version'],
    ['#s=', 'unknown-version'],
    ['#s=1:', 'damaged'],
    ['#s=1:%%%', 'damaged'],
    ['#s=1:AAAA', 'damaged'],
  ])('%s: %s', async (fragment, code) => {
    const result = await decoded(fragment);
    expect(result).toMatchObject({ ok: false, error: { code } });
    if (!result.ok) expect(describeLinkProblem(result.error)).toMatch(/\.$/);
  });

  test('one that was cut off', async () => {
    const whole = await encodeScenario(aScenario());
    expect(await decoded(whole.slice(0, -20))).toMatchObject({
      ok: false,
      error: { code: 'damaged' },
    });
  });

  test('one that is not JSON, and one that is not a scenario', async () => {
    expect(await decoded(await link('{"a":'))).toMatchObject({
      ok: false,
      error: { code: 'not-json' },
    });
    const wrong = await decoded(await link('{"version":1,"name":"x","buses":[{"kind":"custom"}]}'));
    expect(wrong).toMatchObject({ ok: false, error: { code: 'not-a-scenario' } });
    if (!wrong.ok) expect(describeLinkProblem(wrong.error)).toContain('buses[0]');
  });

  test('a decompression bomb is stopped', async () => {
    const bomb = await link(`"${'a'.repeat(20_000_000)}"`);
    expect(bomb.length).toBeLessThan(40_000);
    expect(await decoded(bomb)).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  test('fifty megabytes are not even looked at', async () => {
    const result = await decoded(`#s=1:${'A'.repeat(50_000_000)}`);
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  test('what is nested a million deep', async () => {
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect(await decoded(await link(deep))).toMatchObject({ ok: false });
    const within = JSON.stringify({ ...aScenario(), events: 0 }).replace(
      '"events":0',
      `"events":${deep}`,
    );
    const result = await decoded(await link(within));
    expect(result).toMatchObject({ ok: false, error: { code: 'not-a-scenario' } });
  });

  test('one of a newer version says so', async () => {
    const result = await decoded('#s=2:abc');
    if (!result.ok) expect(describeLinkProblem(result.error)).toContain('newer version');
    expect.assertions(1);
  });

  test('prototype keys do no harm', async () => {
    const scenario = JSON.stringify(aScenario()).replace('{', '{"__proto__":{"polluted":true},');
    const result = await decoded(await link(scenario));
    expect(result.ok).toBe(true);
    expect('polluted' in {}).toBe(false);
  });
});

test('nothing throws, whatever stands in the fragment', async () => {
  const whole = await encodeScenario(aScenario());
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.string({ maxLength: 3 }), async (at, text) => {
      await decodeLink(whole.slice(0, at) + text + whole.slice(at + 1));
    }),
    { numRuns: 300 },
  );
});

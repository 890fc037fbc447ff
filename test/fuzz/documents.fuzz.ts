import { parseScenario, type Scenario } from '../../src/core/model/scenario.ts';
import { samples } from '../../src/samples/samples.ts';
import {
  describeFileProblem,
  looksLikeScenario,
  readFile,
  writeFile,
} from '../../src/share/file.ts';
import { decodeLink, describeLinkProblem, encodeScenario } from '../../src/share/link.ts';
import { prefillOf } from '../../src/share/prefill.ts';
import { findPrivate, redact } from '../../src/share/redact.ts';
import { readView } from '../../src/share/view.ts';

/** A damaged document that takes longer to refuse would be felt as a hang. */
const LONGEST_MILLISECONDS = 2_000;

/** A small generator of its own (xorshift), so that a round can be repeated. */
function chanceFrom(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
type Chance = ReturnType<typeof chanceFrom>;

const SPLINTERS = [
  ...[
    '',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\u0000',
    '\uD800',
    '\uFEFF',
    '😀',
    '%',
    '#s=1:',
  ],
  ...[
    'null',
    'true',
    '-1',
    '1e999',
    '0.1',
    '99999999999999999999',
    '"__proto__":',
    '"constructor":',
  ],
  ...['{"__proto__":{"polluted":1}}', '[[[[[[[[', '"version":2', '"buses":[]', '"scenarios":[]'],
  ...['['.repeat(50_000), '{"a":'.repeat(20_000), 'A'.repeat(100_000)],
];

/** Cuts, doubles, swaps and pokes into a text, a few times. */
function damaged(text: string, chance: Chance): string {
  let result = text;
  for (let times = 1 + chance(4); times > 0; times--) {
    const at = chance(result.length + 1);
    const to = Math.min(result.length, at + chance(chance(2) === 0 ? 8 : 400));
    switch (chance(5)) {
      case 0:
        result = result.slice(0, at) + result.slice(to);
        break;
      case 1:
        result =
          result.slice(0, at) + (SPLINTERS[chance(SPLINTERS.length)] ?? '') + result.slice(to);
        break;
      case 2:
        result = result.slice(0, at) + result.slice(at, to).repeat(2) + result.slice(to);
        break;
      case 3:
        result = result.slice(0, at);
        break;
      default:
        result = result.slice(0, at) + String.fromCharCode(chance(0x300)) + result.slice(at + 1);
    }
  }
  return result;
}

/** Puts a value of another kind somewhere into a document. */
function twisted(value: unknown, chance: Chance): unknown {
  const odd: readonly unknown[] = [
    null,
    true,
    -1,
    1e308,
    '',
    'x'.repeat(300),
    [],
    {},
    [[]],
    { a: 1 },
  ];
  if (typeof value !== 'object' || value === null || chance(6) === 0)
    return odd[chance(odd.length)];
  const entries = Object.entries(value);
  const wanted = chance(Math.max(1, entries.length));
  const changed = entries.map(([key, member], index) =>
    index === wanted
      ? [chance(12) === 0 ? '__proto__' : key, twisted(member, chance)]
      : [key, member],
  );
  if (Array.isArray(value)) return changed.map(([, member]) => member);
  // By JSON, in which a member called __proto__ is one like any other.
  return JSON.parse(
    `{${changed.map(([key, member]) => `${JSON.stringify(key)}:${JSON.stringify(member)}`).join(',')}}`,
  );
}

async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  return `#s=1:${bytes.toString('base64url')}`;
}

/** What opens has to be a scenario that can be passed on again. */
function checkOpened(scenario: Scenario): void {
  const again = parseScenario(JSON.parse(writeFile(scenario, 'x')));
  if (!again.ok) throw new Error(`what was opened cannot be opened again: ${again.error[0]?.path}`);
  redact(scenario, findPrivate(scenario));
}

/** Opens at least so many damaged links and files; says what goes wrong, if anything does. */
export async function fuzzDocuments(rounds: number, seed: number): Promise<boolean> {
  const wholes = samples.flatMap(({ scenario }) => {
    const parsed = parseScenario(scenario);
    return parsed.ok ? [parsed.value] : [];
  });
  const links = await Promise.all(wholes.map(encodeScenario));
  const files = wholes.map((whole) =>
    writeFile(whole, 'https://buslab.example/scenario.schema.json'),
  );
  const counts = { opened: 0, refused: 0 };
  let longest = 0;
  const started = performance.now();
  for (let round = 0; round < rounds; round++) {
    const chance = chanceFrom(seed + round);
    const pick = chance(wholes.length);
    const link = links[pick] ?? '';
    const file = files[pick] ?? '';
    const kind = (['link', 'packed', 'file', 'twisted', 'query'] as const)[round % 5] ?? 'link';
    const before = performance.now();
    try {
      switch (kind) {
        case 'link':
        case 'packed': {
          const fragment =
            kind === 'link' ? damaged(link, chance) : await packed(damaged(file, chance));
          const decoded = await decodeLink(fragment);
          if (decoded?.ok) checkOpened(decoded.value);
          if (decoded && !decoded.ok && !describeLinkProblem(decoded.error))
            throw new Error('no words');
          counts[decoded?.ok ? 'opened' : 'refused']++;
          break;
        }
        case 'file':
        case 'twisted': {
          const text =
            kind === 'file'
              ? damaged(file, chance)
              : JSON.stringify(twisted(JSON.parse(file), chance));
          looksLikeScenario(text);
          const read = readFile(text);
          if (read.ok) for (const scenario of read.value) checkOpened(scenario);
          else if (!describeFileProblem(read.error)) throw new Error('no words');
          counts[read.ok ? 'opened' : 'refused']++;
          break;
        }
        case 'query': {
          const query = new URLSearchParams({
            event: damaged(wholes[pick]?.events[0]?.text ?? '', chance),
            pattern: damaged(wholes[pick]?.buses[0]?.rules[0]?.pattern ?? '', chance),
            paths: damaged('{"id":"$.detail.id"}', chance),
            ...{ template: damaged('"<id>"', chance), rule: damaged('default/r', chance) },
            ...{ t: damaged('1200', chance), hl: damaged('/detail/total', chance) },
          });
          readView(query);
          const filled = prefillOf(query);
          const parsed = filled?.ok ? parseScenario(filled.value) : null;
          if (parsed && !parsed.ok)
            throw new Error(`a prefill is no scenario: ${parsed.error[0]?.path}`);
          counts[filled?.ok ? 'opened' : 'refused']++;
        }
      }
    } catch (error) {
      console.log(
        `${kind} of round ${seed + round}: ${error instanceof Error ? error.stack : error}`,
      );
      return false;
    }
    const took = performance.now() - before;
    longest = Math.max(longest, took);
    if (took > LONGEST_MILLISECONDS) {
      console.log(`${kind} of round ${seed + round} took ${took.toFixed(0)} ms`);
      return false;
    }
    if ('polluted' in {}) {
      console.log(`${kind} of round ${seed + round} reached the prototype of objects`);
      return false;
    }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${rounds.toLocaleString('en')} damaged links and files: ${counts.opened.toLocaleString('en')} opened all the same, ${counts.refused.toLocaleString('en')} refused with a reason, none threw, the longest took ${longest.toFixed(0)} ms, ${seconds} s`,
  );
  return true;
}

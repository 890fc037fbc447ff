import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Exercise, parseExercise } from '../../src/core/exercise/exercise.ts';
import { course } from '../../src/samples/course/course.ts';
import {
  decodeExercise,
  describeExerciseLinkProblem,
  encodeExercise,
  isExerciseLink,
} from '../../src/share/exercise-link.ts';

const exercises = course.flatMap(({ exercises: sources }) => sources.map(parsed));

function parsed(source: unknown): Exercise {
  const result = parseExercise(source);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** What stands behind `#learn/` in a link that carries this text. */
async function carrying(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  return `e=1:${bytes.toString('base64url')}`;
}

/** Made by the first version; it has to open for ever. */
const VERSION_1 =
  'e=1:rVTBitswEP2VYc6OoVffll7aU3sI9LAOZGJPIrGyZDRjmxD870WW4wR2KV3ao_We3rx5mvENR45ig8fqS4G2xQoNU9wFzzvhONqGsUC16hgr_MYUIXiGByRWB9JFAPcm8oYJ9MPJWTGgAdQwCHUMp0FK-BWtMhD0pMrRgxpS6EgbwwJT-kj8EFuOd7W7GEuxMHjkCFbBSpn8kbxhdUO99snmqpvcKUXFCm-1B6j9jAU2JCxYvd7QU5fY5HMpLJBH9pmOEobYcI1VjU3oSm5C13FsuFy4UmNRY8tK1u1S1YX4I0FfI5Ny-0SosbrNqfTaIlYaB56LhwPo6dql0n9nYWV_bOJnBvf0xv6PJs7khOdDgca2LfuPIskvM5FAY8hfuP1fGWW1z2V0n4TJqgECsZ11FGHBP2OrpNgYO_K_PeGa3pzi85oGCveGFzcQznngV8NWwPrl5GzZtXDMBo9pcl-2JTAk-ZahfpNYuiruLTsrmhByLkzcwkhu4E28d9QsFykDSf67wokv1kuWOD6nA685nyMeCiQvE8dtU96z3j_uIe_TZK5YPfWREpBHt7Jtt3IE8i04ppEFwrCuuRqOUuW9twptYAEfNEfZ0RVODOSvaqy_lPCSm0uhNqHrKXILJEAwmeC4AAkpqOAvnEcjEckvRdKfq8T5Nw';

test.each(exercises)('$id survives the way through a link', async (exercise) => {
  const id = (await encodeExercise(exercise)).replace(/^learn\//, '');
  expect(isExerciseLink(id)).toBe(true);
  expect(await decodeExercise(id)).toEqual({ ok: true, value: exercise });
});

test('a link of the first version opens for ever', async () => {
  expect(await decodeExercise(VERSION_1)).toMatchObject({
    ok: true,
    value: { id: 'hear-one-service', task: { type: 'pattern', start: '{\n  \n}' } },
  });
});

test('exercises of the course have addresses of their own', () => {
  expect(exercises.filter(({ id }) => isExerciseLink(id))).toEqual([]);
});

describe('a link that cannot be opened explains itself and keeps what it carried', () => {
  test.each([
    ['e=2:abc', 'unknown-version', 'newer version'],
    ['e=', 'unknown-version', 'another version'],
    ['e=1:AAAA', 'damaged', 'damaged'],
    ['e=1:%%%', 'damaged', 'damaged'],
  ])('%s', async (id, code, words) => {
    const result = await decodeExercise(id);
    expect(result).toMatchObject({ ok: false, error: { code, payload: id.slice(2) } });
    if (!result.ok) expect(describeExerciseLinkProblem(result.error)).toContain(words);
  });

  test('one that carries a scenario, and one of a newer format', async () => {
    for (const text of ['{"version":1,"name":"x","buses":[]}', '{"version":9,"id":"x"}']) {
      const result = await decodeExercise(await carrying(text));
      expect(result).toMatchObject({
        ok: false,
        error: { code: 'not-an-exercise', payload: text },
      });
      if (!result.ok)
        expect(describeExerciseLinkProblem(result.error)).toMatch(/not an exercise.* at \w+: /);
    }
  });

  test('a decompression bomb is stopped', async () => {
    const bomb = await carrying(`"${'a'.repeat(20_000_000)}"`);
    expect(await decodeExercise(bomb)).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  test('prototype keys do no harm', async () => {
    const text = JSON.stringify(exercises[0]).replace('{', '{"__proto__":{"polluted":true},');
    expect((await decodeExercise(await carrying(text))).ok).toBe(true);
    expect('polluted' in {}).toBe(false);
  });
});

test('nothing throws, whatever stands in the address', async () => {
  const [first] = exercises;
  if (!first) throw new Error('The course is empty');
  const whole = (await encodeExercise(first)).replace(/^learn\//, '');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.string({ maxLength: 3 }), async (at, text) => {
      await decodeExercise(whole.slice(0, at) + text + whole.slice(at + 1));
    }),
    { numRuns: 200 },
  );
});

import { commentLine, namedOnce, othersComment, type TestsToExport } from './tests-to-export.ts';
import { propertyName, typescriptString } from './typescript.ts';

/**
 * A file for Vitest that asks AWS about every event and pattern, through the AWS SDK for JavaScript. It
 * holds no matcher of its own: what passes there passes in AWS.
 *
 * @param file what it will be called
 */
export function toVitestTests(
  { name, region, checks, others }: TestsToExport,
  file: string,
): string {
  const events = namedOnce(checks.map(({ event }) => event));
  const patterns = namedOnce(checks.map(({ pattern }) => pattern));
  const lines = [
    commentLine('//', `Tests of the event patterns of "${name}", made by Buslab.`),
    '//',
    '// AWS itself judges them: TestEventPattern needs credentials that allow',
    '// events:TestEventPattern. No event is sent, and nothing is changed.',
    '//',
    '//   npm install --save-dev vitest @aws-sdk/client-eventbridge',
    `//   npx vitest run ${file}`,
    ...othersComment('//', others),
    '',
    "import { EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';",
    "import { expect, test } from 'vitest';",
    '',
    `const client = new EventBridgeClient({ region: process.env.AWS_REGION ?? ${typescriptString(region)} });`,
    '',
    '/** As rules see them. */',
    ...table('events', events),
    '',
    ...table('patterns', patterns),
    '',
    'test.each<[title: string, event: keyof typeof events, pattern: keyof typeof patterns, matches: boolean]>([',
    ...checks.map(({ title, event, pattern, matches }) => {
      const cells = [title, nameIn(events, event), nameIn(patterns, pattern)].map(typescriptString);
      return `  [${cells.join(', ')}, ${matches}],`;
    }),
    "])('%s', { timeout: 30_000 }, async (_, event, pattern, matches) => {",
    '  const command = new TestEventPatternCommand({',
    '    Event: events[event],',
    '    EventPattern: patterns[pattern],',
    '  });',
    '  const { Result } = await client.send(command);',
    '  expect(Result).toBe(matches);',
    '});',
  ];
  return `${lines.join('\n')}\n`;
}

type Named = ReturnType<typeof namedOnce>;

function table(name: string, things: Named): readonly string[] {
  const lines = [...things.values()].map(
    (thing) => `  ${propertyName(thing.name)}: ${typescriptString(thing.text)},`,
  );
  return [`const ${name} = {`, ...lines, '};'];
}

function nameIn(things: Named, { name, text }: { name: string; text: string }): string {
  return things.get(JSON.stringify([name, text]))?.name ?? name;
}

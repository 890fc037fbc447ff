import { describe, expect, test } from 'vitest';
import { operationNames } from '../../../src/core/api/dispatch.ts';
import { SERVICES } from '../../../src/core/api/wire.ts';
import { helpText } from '../../../src/core/cli/help.ts';
import { SENTENCES } from '../../../src/core/cli/help-sentences.ts';
import { optionName } from '../../../src/core/cli/option-name.ts';
import { parseCommand } from '../../../src/core/cli/parse-command.ts';

test.each(SERVICES)('of %s, every operation is said in a sentence, and no other', (service) => {
  expect(Object.keys(SENTENCES[service]).sort()).toEqual([...operationNames(service)].sort());
  const text = helpText(['aws', service, 'help'], 100);
  for (const operation of operationNames(service)) {
    expect(text).toContain(`  ${optionName(operation)} `);
    expect(text).toContain(SENTENCES[service][operation]);
  }
});

test('on a narrow screen a sentence stands below its command', () => {
  const text = helpText(['sns'], 48);
  expect(text).toContain('  list-topics\n    lists the topics of the account\n');
  expect(helpText(['sns'], 80)).toContain('  list-topics    lists the topics of the account\n');
});

test('what the AWS CLI has and this place has not is named', () => {
  expect(helpText(['events'], 100)).toMatch(/Not simulated: .*put-permission.*\.\n$/);
  expect(helpText(['sqs'], 100)).not.toContain('put-events');
});

test.each(
  SERVICES.flatMap((service) => operationNames(service).map((name) => [service, name] as const)),
)('of %s %s, the options are those that the command takes', (service, operation) => {
  const text = helpText([service, optionName(operation)], 100);
  const options = [...text.matchAll(/^ {4}\[?(--[a-z-]+)/gm)].map(([, option]) => option);
  for (const option of options) {
    const parsed = parseCommand(`aws ${service} ${optionName(operation)} ${option}`);
    const said = parsed.ok ? '' : parsed.error.text;
    expect(said).not.toContain('Unknown options');
    expect(said).not.toContain('ambiguous');
  }
});

describe('values that are more than a text', () => {
  test('are shown as the shorthand syntax writes them, and are read', () => {
    expect(helpText(['events', 'put-targets'], 100)).toContain(
      'Id=text,Arn=text,RoleArn=text,Input=text,InputPath=text,InputTransformer={InputPathsMap={KeyName=text},InputTemplate=text}',
    );
    const entry =
      'Time=time,Source=text,Resources=[text,…],DetailType=text,Detail=text,EventBusName=text,TraceHeader=text';
    expect(helpText(['events', 'put-events'], 100)).toContain(`--entries\n    ${entry} …\n`);
    const written = entry.replace('Time=time', 'Time=2026-01-15T09:00:00Z').replace(',…', '');
    expect(parseCommand(`aws events put-events --entries '${written}'`)).toMatchObject({
      ok: true,
    });
  });

  test('what is not simulated of a target is left out', () => {
    expect(helpText(['events', 'put-targets'], 100)).not.toContain('EcsParameters');
  });
});

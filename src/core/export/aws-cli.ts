import { resourceArn, ruleArn } from '../model/arn.ts';
import type { Target } from '../model/rule.ts';
import { isScheduledOnly } from '../model/scheduled-only.ts';
import {
  commonNotes,
  inputFields,
  kindFields,
  queueReference,
  type RuleCopy,
  type RuleToCopy,
} from './rule-copy.ts';
import { shellWord } from './shell.ts';
import { targetKind } from './target-kind.ts';

/** Commands of the AWS CLI for a POSIX shell, with the Region and the account of the scenario. */
export function toAwsCli(copy: RuleToCopy): RuleCopy {
  const { rule, bus, region } = copy;
  const where = [
    ['--event-bus-name', bus],
    ['--region', region],
  ] as const;
  const commands = [
    command('events put-rule', [
      ['--name', rule.name],
      ['--state', rule.state],
      ...(isScheduledOnly(rule) ? [] : [['--event-pattern', rule.pattern] as const]),
      ...(rule.schedule === undefined ? [] : [['--schedule-expression', rule.schedule] as const]),
      ...where,
    ]),
  ];
  if (rule.targets.length > 0) {
    const targets = JSON.stringify(
      rule.targets.map((target) => targetEntry(target, copy)),
      null,
      2,
    );
    commands.push(
      command('events put-targets', [['--rule', rule.name], ...where, ['--targets', targets]]),
    );
  }
  const functions = new Map(
    rule.targets
      .filter(({ resource }) => targetKind(resource).access === 'function-permission')
      .map(({ resource }) => [resource.name, resource]),
  );
  for (const resource of functions.values()) {
    commands.push(
      command('lambda add-permission', [
        ['--function-name', resource.name],
        [
          '--statement-id',
          `${rule.name}-${resource.name}`.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 100),
        ],
        ['--action', targetKind(resource).action],
        ['--principal', 'events.amazonaws.com'],
        ['--source-arn', ruleArn(copy, bus, rule.name)],
        ['--region', region],
      ]),
    );
  }
  return { text: `${commands.join('\n\n')}\n`, notes: [...commonNotes(copy), ...ownNotes(copy)] };
}

function command(name: string, options: readonly (readonly [string, string])[]): string {
  const words = options.map(([option, value]) => `${option} ${shellWord(value)}`);
  return [`aws ${name}`, ...words].join(' \\\n  ');
}

/** As `PutTargets` takes it. */
function targetEntry(target: Target, copy: RuleToCopy): unknown {
  const { id, resource, retryPolicy, deadLetterQueue } = target;
  const needsRole = targetKind(resource).access === 'role';
  return {
    Id: id,
    Arn: resourceArn(copy, resource),
    ...(needsRole && { RoleArn: `arn:aws:iam::${copy.account}:role/${resource.name}` }),
    ...inputFields(target),
    ...kindFields(target),
    RetryPolicy: {
      MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeSeconds,
      MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
    },
    ...(deadLetterQueue !== undefined && {
      DeadLetterConfig: { Arn: resourceArn(copy, queueReference(deadLetterQueue)) },
    }),
  };
}

function ownNotes({ account, rule }: RuleToCopy): readonly string[] {
  const drawn = rule.targets.filter(({ resource }) => targetKind(resource).arn === null);
  return [
    `The commands name account ${account}: put yours in its place.`,
    ...drawn.map(
      ({ resource }) =>
        `The ARN of ${targetKind(resource).words} ends with an id that AWS drew: complete it.`,
    ),
    'On Windows, cmd.exe and PowerShell read quotation marks differently: save what stands between the single quotes as files, and pass --event-pattern file://pattern.json and --targets file://targets.json.',
  ];
}

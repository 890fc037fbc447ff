import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/ui/commands/command.ts';
import { findCommands } from '../../../src/ui/commands/find.ts';

function aCommand(label: string, detail = '', group: Command['group'] = 'Do'): Command {
  return { id: label, label, detail, group, run: () => {} };
}

const commands = [
  aCommand('Send event', 'OrderCreated'),
  aCommand('Undo', 'add a rule'),
  aCommand('Timeline', 'in the dock', 'Look at'),
  aCommand('notify-shipping', 'on default', 'Rules'),
  aCommand('shipping-notifications-queue', 'SQS queue', 'Resources'),
  aCommand('Open a file…'),
];

function found(question: string): string[] {
  return findCommands(commands, question).map(({ label }) => label);
}

describe('findCommands', () => {
  test('no question leaves all in their order', () => {
    expect(findCommands(commands, '  ')).toEqual(commands);
  });

  test.each([
    // [question, labels in their order]
    ['send', ['Send event']],
    ['SEND', ['Send event']],
    ['ship', ['shipping-notifications-queue', 'notify-shipping']],
    ['rules', ['notify-shipping']],
    ['rule', ['Undo', 'notify-shipping']],
    ['ordercreated', ['Send event']],
    ['queue ship', ['shipping-notifications-queue']],
    ['nsh', []],
    ['open teapot', []],
  ])('%s', (question, labels) => {
    expect(found(question)).toEqual(labels);
  });
});

import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/core/cli/parse-command.ts';
import commands from './commands.json' with { type: 'json' };

interface Case {
  readonly line: string;
  readonly operation?: string;
  readonly input?: object;
  readonly text?: string;
  readonly exitCode?: number;
}

/** What is read of each line, and what is said of it, was recorded from the AWS CLI itself. */
describe('the command line is read as the AWS CLI reads it', () => {
  test.each(commands as readonly Case[])('$line', ({ line, operation, input, text, exitCode }) => {
    const parsed = parseCommand(line);
    if (text === undefined) {
      expect(parsed).toMatchObject({ ok: true, value: { type: 'call', operation } });
      expect(parsed.ok && parsed.value.type === 'call' && parsed.value.input).toEqual(input);
    } else {
      expect(parsed).toMatchObject({ ok: false, error: { exitCode } });
      const said = parsed.ok ? '' : parsed.error.text;
      expect(said.replace(/^usage:[\s\S]*subcommand> help\n\n/, '')).toBe(text);
    }
  });
});

import type { Shape, Structure } from '../api/shape.ts';
import { optionName } from './option-name.ts';
import type { OptionSpec, OptionTable } from './option-words.ts';

/** The options that every command has (AWS CLI Command Reference, *Global options*). */
export const GLOBAL_OPTIONS: OptionTable = new Map<string, OptionSpec>([
  ['--debug', { takes: 'flag' }],
  ['--endpoint-url', { takes: 'one' }],
  ['--no-verify-ssl', { takes: 'flag' }],
  ['--no-paginate', { takes: 'flag' }],
  ['--output', { takes: 'one', choices: ['json', 'text', 'table', 'yaml', 'yaml-stream'] }],
  ['--query', { takes: 'one' }],
  ['--profile', { takes: 'one' }],
  ['--region', { takes: 'one' }],
  ['--version', { takes: 'flag' }],
  ['--color', { takes: 'one', choices: ['on', 'off', 'auto'] }],
  ['--no-sign-request', { takes: 'flag' }],
  ['--ca-bundle', { takes: 'one' }],
  ['--cli-read-timeout', { takes: 'one' }],
  ['--cli-connect-timeout', { takes: 'one' }],
  ['--cli-binary-format', { takes: 'one', choices: ['base64', 'raw-in-base64-out'] }],
  ['--no-cli-pager', { takes: 'flag' }],
  ['--cli-auto-prompt', { takes: 'flag' }],
  ['--no-cli-auto-prompt', { takes: 'flag' }],
]);

/** Each option of an operation that stands for a member of its requests. */
export interface MemberOption {
  readonly member: string;
  readonly shape: Shape;
  /** Of a flag with an opposite: the value that it stands for. */
  readonly flag: boolean | null;
  readonly required: boolean;
}

/** In the order of AWS's model. */
export function memberOptions({ members, required }: Structure): ReadonlyMap<string, MemberOption> {
  const options = new Map<string, MemberOption>();
  for (const [member, shape] of Object.entries(members)) {
    const name = optionName(member);
    const isFlag = shape.type === 'boolean';
    const facts = { member, shape, required: required.includes(member) };
    options.set(`--${name}`, { ...facts, flag: isFlag ? true : null });
    if (isFlag) options.set(`--no-${name}`, { ...facts, flag: false });
  }
  return options;
}

/** Options that operations have beside those for their members. */
const COMMON: OptionTable = new Map<string, OptionSpec>([
  ['--cli-input-json', { takes: 'one' }],
  ['--cli-input-yaml', { takes: 'one' }],
  ['--generate-cli-skeleton', { takes: 'many', choices: ['input', 'yaml-input', 'output'] }],
]);

/** @param paging names of options that page through an answer */
export function operationOptions(
  members: ReadonlyMap<string, MemberOption>,
  paging: readonly string[] = [],
): OptionTable {
  const table = new Map<string, OptionSpec>();
  for (const [name, { shape, flag }] of members) {
    const takes = flag !== null ? 'flag' : shape.type === 'list' ? 'many' : 'one';
    table.set(name, { takes });
  }
  for (const name of paging) table.set(name, { takes: 'one' });
  for (const [name, spec] of COMMON) table.set(name, spec);
  return table;
}

import { archiveArn, busArn, busName, type Place } from '../../model/arn.ts';
import type { Instant } from '../../model/brand.ts';
import type { Result } from '../../model/result.ts';
import type { EventBus, Rule } from '../../model/rule.ts';
import type { ApiAccount } from '../account.ts';
import { type ApiError, refuse } from '../wire.ts';

export const MOST_RESOURCES = 'The requested resource exceeds the maximum number allowed.';

/** The text is ours, as far as the parameter is concerned. */
export function notAnArn(parameter: string): string {
  return `Parameter ${parameter} is not valid. Reason: Provided Arn is not in correct format.`;
}

export function onlyOneFilter(operation: string): string {
  return `At most one filter is allowed for ${operation}. Use either : State, EventSourceArn, or NamePrefix.`;
}

/** As the services' JSON protocols write times. */
export function seconds(moment: Instant): number {
  return moment / 1_000;
}

/** The name of a bus by its ARN alone, whether it exists or not; `null` for what is no ARN of a bus here. */
export function busOfArn(place: Place, arn: string): string | null {
  return nameIn(busArn(place, ''), arn);
}

export function archiveOfArn(place: Place, arn: string): string | null {
  return nameIn(archiveArn(place, ''), arn);
}

function nameIn(prefix: string, arn: string): string | null {
  return arn.startsWith(prefix) && arn !== prefix ? arn.slice(prefix.length) : null;
}

/** The bus of a name or an ARN; the default bus if there is none. */
export function busOf(
  { configuration }: ApiAccount,
  nameOrArn = 'default',
): Result<EventBus, ApiError> {
  const name = busName(configuration, nameOrArn);
  const bus = configuration.buses.find((one) => one.name === name);
  if (bus) return { ok: true, value: bus };
  return refuse('ResourceNotFoundException', `Event bus ${name} does not exist.`);
}

/** A rule with its bus. */
export function ruleOf(
  account: ApiAccount,
  rule: string,
  nameOrArn?: string,
): Result<{ readonly bus: EventBus; readonly rule: Rule }, ApiError> {
  const bus = busOf(account, nameOrArn);
  if (!bus.ok) return bus;
  const found = bus.value.rules.find(({ name }) => name === rule);
  if (found) return { ok: true, value: { bus: bus.value, rule: found } };
  return refuse(
    'ResourceNotFoundException',
    `Rule ${rule} does not exist on EventBus ${bus.value.name}.`,
  );
}

/** Puts other rules on a bus. */
export function putRules(account: ApiAccount, bus: EventBus, rules: readonly Rule[]): void {
  const { configuration } = account;
  const changed = { ...bus, rules: [...rules] };
  const buses = configuration.buses.map((one) => (one.name === bus.name ? changed : one));
  account.reconfigure({ ...configuration, buses });
}

/** Puts a rule in the place of the one of its name. */
export function replaceRule(account: ApiAccount, bus: EventBus, rule: Rule): void {
  putRules(
    account,
    bus,
    bus.rules.map((one) => (one.name === rule.name ? rule : one)),
  );
}

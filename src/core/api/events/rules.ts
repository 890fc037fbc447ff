import { readRule } from '../../bus/read-rule.ts';
import { resourceArn, ruleArn } from '../../model/arn.ts';
import { success } from '../../model/result.ts';
import type { EventBus, Rule } from '../../model/rule.ts';
import type { ApiAccount } from '../account.ts';
import * as model from '../model/events.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';
import { notSimulated, refuse } from '../wire.ts';
import { busOf, MOST_RESOURCES, putRules, replaceRule, ruleOf } from './lookup.ts';

const MOST_RULES = 300;

/** Rules (EventBridge API Reference). */

/** Makes a rule, or another one of one that exists; its targets stay. */
export const putRule = operation(model.putRule, (input, account) => {
  const { Name, EventPattern, ScheduleExpression, Description, State = 'ENABLED' } = input;
  const found = busOf(account, input.EventBusName);
  if (!found.ok) return found;
  const bus = found.value;
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    const message = 'Parameter(s) EventPattern or ScheduleExpression must be specified.';
    return refuse('ValidationException', message);
  }
  if (State !== 'ENABLED' && State !== 'DISABLED') return notSimulated(`State ${State}`);
  const before = bus.rules.find(({ name }) => name === Name);
  const rule: Rule = {
    name: Name,
    state: State,
    pattern: EventPattern ?? '',
    ...(ScheduleExpression !== undefined && { schedule: ScheduleExpression }),
    ...(Description !== undefined && { description: Description }),
    targets: before?.targets ?? [],
  };
  // An empty pattern stands for none in a scenario; as a request it is no JSON.
  const read =
    EventPattern?.trim() === ''
      ? readRule({ ...rule, schedule: undefined }, bus.name)
      : readRule(rule, bus.name);
  if (!read.ok) return refuse(codeOf(read.error), read.error);
  if (!before && bus.rules.length >= MOST_RULES) {
    return refuse('LimitExceededException', MOST_RESOURCES);
  }
  if (before) replaceRule(account, bus, rule);
  else putRules(account, bus, [...bus.rules, rule]);
  return success({ RuleArn: ruleArn(account.configuration, bus.name, Name) });
});

/** A rule that does not exist is deleted all the same. */
export const deleteRule = operation(model.deleteRule, ({ Name, EventBusName }, account) => {
  const bus = busOf(account, EventBusName);
  if (!bus.ok) return bus;
  const rule = bus.value.rules.find(({ name }) => name === Name);
  if (!rule) return success({});
  if (rule.targets.length > 0) {
    return refuse('ValidationException', "Rule can't be deleted since it has targets.");
  }
  putRules(
    account,
    bus.value,
    bus.value.rules.filter((one) => one !== rule),
  );
  return success({});
});

export const describeRule = operation(model.describeRule, ({ Name, EventBusName }, account) => {
  const found = ruleOf(account, Name, EventBusName);
  if (!found.ok) return found;
  const { rule, bus } = found.value;
  return success({ ...describe(rule, bus, account), CreatedBy: account.configuration.account });
});

export const enableRule = operation(model.enableRule, (input, account) =>
  setState(input, 'ENABLED', account),
);
export const disableRule = operation(model.disableRule, (input, account) =>
  setState(input, 'DISABLED', account),
);

export const listRules = operation(
  model.listRules,
  ({ NamePrefix = '', EventBusName, NextToken, Limit = 100 }, account) => {
    const bus = busOf(account, EventBusName);
    if (!bus.ok) return bus;
    const named = bus.value.rules.filter(({ name }) => name.startsWith(NamePrefix));
    const page = pageOf(named, NextToken, Limit);
    if (!page.ok) return page;
    const { items, ...next } = page.value;
    return success({ Rules: items.map((rule) => describe(rule, bus.value, account)), ...next });
  },
);

export const listRuleNamesByTarget = operation(
  model.listRuleNamesByTarget,
  ({ TargetArn, EventBusName, NextToken, Limit = 100 }, account) => {
    const bus = busOf(account, EventBusName);
    if (!bus.ok) return bus;
    const names = bus.value.rules
      .filter(({ targets }) =>
        targets.some(({ resource }) => resourceArn(account.configuration, resource) === TargetArn),
      )
      .map(({ name }) => name);
    const page = pageOf(names, NextToken, Limit);
    if (!page.ok) return page;
    const { items, ...next } = page.value;
    return success({ RuleNames: items, ...next });
  },
);

function setState(
  { Name, EventBusName }: { readonly Name: string; readonly EventBusName?: string | undefined },
  state: Rule['state'],
  account: ApiAccount,
) {
  const found = ruleOf(account, Name, EventBusName);
  if (!found.ok) return found;
  const { bus, rule } = found.value;
  if (rule.state !== state) replaceRule(account, bus, { ...rule, state });
  return success({});
}

function codeOf(message: string): string {
  return message.startsWith('Event pattern is not valid')
    ? 'InvalidEventPatternException'
    : 'ValidationException';
}

function describe(rule: Rule, bus: EventBus, { configuration }: ApiAccount) {
  const { name, pattern, state, description, schedule } = rule;
  return {
    Name: name,
    Arn: ruleArn(configuration, bus.name, name),
    ...(pattern.trim() !== '' && { EventPattern: pattern }),
    State: state,
    ...(description !== undefined && { Description: description }),
    ...(schedule !== undefined && { ScheduleExpression: schedule }),
    EventBusName: bus.name,
  };
}

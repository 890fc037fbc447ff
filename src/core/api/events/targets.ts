import { success } from '../../model/result.ts';
import type { Target } from '../../model/rule.ts';
import * as model from '../model/events.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';
import { refuse } from '../wire.ts';
import { MOST_RESOURCES, replaceRule, ruleOf } from './lookup.ts';
import { readTarget, wireTarget } from './read-target.ts';

const MOST_TARGETS = 5;

/** Targets of rules (EventBridge API Reference). */

/** One bad target fails the whole call. Those whose ids exist take the places of the former. */
export const putTargets = operation(
  model.putTargets,
  ({ Rule, EventBusName, Targets }, account) => {
    const found = ruleOf(account, Rule, EventBusName);
    if (!found.ok) return found;
    const { bus, rule } = found.value;
    const targets = new Map<string, Target>(rule.targets.map((target) => [target.id, target]));
    for (const [index, wire] of Targets.entries()) {
      const read = readTarget(wire, index + 1, account.configuration);
      if (!read.ok) return read;
      targets.set(read.value.id, read.value);
    }
    if (targets.size > MOST_TARGETS) return refuse('LimitExceededException', MOST_RESOURCES);
    replaceRule(account, bus, { ...rule, targets: [...targets.values()] });
    return success({ FailedEntryCount: 0, FailedEntries: [] });
  },
);

export const removeTargets = operation(
  model.removeTargets,
  ({ Rule, EventBusName, Ids }, account) => {
    const found = ruleOf(account, Rule, EventBusName);
    if (!found.ok) return found;
    const { bus, rule } = found.value;
    const targets = rule.targets.filter(({ id }) => !Ids.includes(id));
    if (targets.length < rule.targets.length) replaceRule(account, bus, { ...rule, targets });
    const FailedEntries = Ids.filter((id) => !rule.targets.some((target) => target.id === id)).map(
      (TargetId) => ({
        TargetId,
        ErrorCode: 'ResourceNotFoundException',
        // The words are ours.
        ErrorMessage: `Rule ${Rule} does not have the target ${TargetId}.`,
      }),
    );
    return success({ FailedEntryCount: FailedEntries.length, FailedEntries });
  },
);

export const listTargetsByRule = operation(
  model.listTargetsByRule,
  ({ Rule, EventBusName, NextToken, Limit = 100 }, account) => {
    const found = ruleOf(account, Rule, EventBusName);
    if (!found.ok) return found;
    const page = pageOf(found.value.rule.targets, NextToken, Limit);
    if (!page.ok) return page;
    const { items, ...next } = page.value;
    const Targets = items.map((target) => wireTarget(target, account.configuration));
    return success({ Targets, ...next });
  },
);

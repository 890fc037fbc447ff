import type { FailureCondition, FailureRule } from '../../core/model/failure.ts';
import { type FailingType, failureFacts } from '../../core/model/failure-facts.ts';
import { formatDuration } from './format-time.ts';

/** Reads back what a failure switch does, in a sentence or two. */
export function failureSentence(
  type: FailingType,
  name: string,
  rules: readonly FailureRule[],
): string {
  const [first, ...others] = rules;
  if (!first) return `${name} works.`;
  const parts = [
    `${conditionWords(first.when, type, first.error)} with ${first.error}${consequence(type, first.error)}`,
    ...others.map(
      ({ when, error }) =>
        `of the others, ${lowerFirst(conditionWords(when, type, error))} with ${error}${consequence(type, error)}`,
    ),
  ];
  const isAlways = rules.some(({ when }) => when.type === 'always');
  const rest = isAlways ? '' : '; everything else works';
  const shadowed = shadowedRule(type, rules);
  const never =
    shadowed === null
      ? ''
      : ` Rule ${shadowed + 1} never applies, since one before it always does.`;
  return `${parts.join('; ')}${rest}.${never}`;
}

/** The first rule that another one before it leaves nothing to; calls and work are asked apart. */
function shadowedRule(type: FailingType, rules: readonly FailureRule[]): number | null {
  const place = rules.findIndex(({ error }, index) =>
    rules
      .slice(0, index)
      .some(
        (before) =>
          before.when.type === 'always' &&
          failureFacts(type, before.error).stage === failureFacts(type, error).stage,
      ),
  );
  return place < 0 ? null : place;
}

function conditionWords(when: FailureCondition, type: FailingType, error: string): string {
  const isWork = failureFacts(type, error).stage === 'work';
  const one = isWork ? 'invocation' : 'call';
  const many = `${one}s`;
  switch (when.type) {
    case 'always':
      return `Every ${one} fails`;
    case 'probability':
      return `${when.percent} of 100 ${many} fail, drawn from the seed,`;
    case 'first-attempts':
      return when.count === 1
        ? 'The first try with each event fails'
        : `The first ${when.count} tries with each event fail`;
    case 'period': {
      const again =
        when.everySeconds === undefined ? '' : `, again every ${durationOf(when.everySeconds)},`;
      const from = when.fromSeconds === 0 ? 'the start' : `${durationOf(when.fromSeconds)} on`;
      return `${upperFirst(many)} fail from ${from} for ${durationOf(when.lengthSeconds)}${again}`;
    }
    case 'event-pattern':
      return `${upperFirst(many)} with an event that the pattern matches fail`;
  }
}

function consequence(type: FailingType, error: string): string {
  const { stage, outcome } = failureFacts(type, error);
  if (error === 'TimeoutAfterAcceptance') {
    return ': the target has taken the event, EventBridge does not hear of it and sends it again';
  }
  if (stage === 'work') {
    return outcome === 'throttled'
      ? ': Lambda keeps the event and tries again, and EventBridge hears nothing of it'
      : ': Lambda tries again, and EventBridge hears nothing of it';
  }
  return outcome === 'permanent'
    ? ', and EventBridge does not try again'
    : ', and EventBridge tries again';
}

function durationOf(seconds: number): string {
  return formatDuration(seconds * 1_000);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { topString } from '../json/top-member.ts';
import { articleSlug } from '../model/article-slug.ts';
import { isScheduledOnly } from '../model/scheduled-only.ts';
import type { ReasonCode } from '../pattern/explanation.ts';
import { dealtWith, delivered, reachable } from './after-the-match.ts';
import type { Check, Finding, Mistake, WayFacts } from './check.ts';
import { failedLeaves } from './failed-leaves.ts';

interface Step {
  readonly question: string;
  readonly article: string;
  readonly look: (facts: WayFacts) => Finding;
}

/** The order is ours: what comes first hides what comes later. */
const STEPS: readonly Step[] = [
  { question: 'Does PutEvents take the event?', article: 'put-events', look: accepted },
  { question: 'Is the rule on the bus of the event?', article: 'event-buses', look: onOneBus },
  { question: 'Are account and Region the same?', article: 'account', look: inOnePlace },
  { question: 'Is the rule enabled?', article: 'put-rule', look: enabled },
  { question: 'Does AWS take its pattern?', article: 'put-rule', look: valid },
  {
    question: 'Has the event all fields that the pattern names?',
    article: 'why-absent',
    look: noneFailsBy(['absent', 'intermediate-object', 'empty'], 'Every field is there.'),
  },
  {
    question: 'Are the values of the right type?',
    article: 'why-wrong-type',
    look: noneFailsBy(
      ['wrong-type', 'number-not-comparable', 'not-an-address'],
      'Texts are compared with texts, and numbers with numbers.',
    ),
  },
  {
    question: 'Do lists hold what is asked for, in one element?',
    article: 'why-elements-of-different-objects',
    look: noneFailsBy(
      ['no-common-element', 'elements-of-different-objects'],
      'No list stands in the way.',
    ),
  },
  {
    question: 'Do the values match?',
    article: 'value',
    look: noneFailsBy(null, 'Every field has a value that the pattern takes: the rule matches.'),
  },
  { question: 'Has the rule a target?', article: 'put-targets', look: hasTarget },
  { question: 'Can the input of each target be made?', article: 'input-template', look: inputs },
  {
    question: 'Is each target there, and lets EventBridge in?',
    article: 'error-code-no-permissions',
    look: reachable,
  },
  {
    question: 'Does each target accept the event, after retries?',
    article: 'retry-policy',
    look: delivered,
  },
  {
    question: 'Does what has accepted it deal with it?',
    article: 'lambda-retries',
    look: dealtWith,
  },
];

/** Goes through an event's way to the targets of a rule, until something explains why it ends there. */
export function checkWay(facts: WayFacts): readonly Check[] {
  let isExplained = false;
  return STEPS.map(({ question, article, look }): Check => {
    const common = { question, article, fixes: [], remedy: null };
    if (isExplained) return { ...common, answer: 'not-reached', sentence: '' };
    const finding = look(facts);
    if (finding.ok) return { ...common, answer: 'yes', sentence: finding.sentence };
    isExplained = true;
    return {
      question,
      answer: 'no',
      sentence: finding.sentence,
      article: finding.article ?? article,
      fixes: finding.fixes ?? [],
      remedy: finding.remedy ?? null,
    };
  });
}

function accepted({ eventMistake, event }: WayFacts): Finding {
  if (eventMistake) return refused(eventMistake);
  return { ok: true, sentence: `${event.name} gets an EventId, and is put on a bus.` };
}

function refused({ message, explanation, article, fixes }: Mistake): Finding {
  // AWS quotes the whole text below its reason.
  const sentence = [message.split('\n')[0], explanation].filter(Boolean).join(' ');
  return { ok: false, sentence, article, fixes };
}

function onOneBus({ scenario, event, bus, rule }: WayFacts): Finding {
  if (event.bus === bus) return { ok: true, sentence: `Both are on ${bus}.` };
  const isThere = scenario.buses.some(({ name }) => name === event.bus);
  const goes = isThere
    ? `The event goes to ${event.bus}, and ${rule.name} listens on ${bus}.`
    : `The event goes to ${event.bus}, which does not exist: PutEvents takes it all the same, and it goes nowhere.`;
  return {
    ok: false,
    sentence: goes,
    article: isThere ? 'target-event-bus' : 'put-events',
    remedy: { type: 'send-to-bus', bus },
  };
}

function inOnePlace({ scenario, envelope }: WayFacts): Finding {
  const account = envelope === null ? '' : topString(envelope, 'account');
  const region = envelope === null ? '' : topString(envelope, 'region');
  if (account === scenario.account && region === scenario.region) {
    return { ok: true, sentence: `Both are in account ${account}, ${region}.` };
  }
  return {
    ok: true,
    sentence: `The event is of account ${account}, ${region}, as a service of AWS has sent it; here it is on the bus all the same.`,
  };
}

function enabled({ rule }: WayFacts): Finding {
  if (rule.state === 'DISABLED') {
    return {
      ok: false,
      sentence: `${rule.name} is disabled: it matches nothing, and nobody is told.`,
      remedy: { type: 'enable-rule' },
    };
  }
  if (isScheduledOnly(rule)) {
    return {
      ok: false,
      sentence: `${rule.name} has a schedule and no pattern: it fires by the clock, and no event is asked of it.`,
      article: 'rate',
    };
  }
  return { ok: true, sentence: `${rule.name} is enabled.` };
}

function valid({ ruleMistake }: WayFacts): Finding {
  return ruleMistake ? refused(ruleMistake) : { ok: true, sentence: 'It is valid.' };
}

/** @param reasons `null` for all of them */
function noneFailsBy(reasons: readonly ReasonCode[] | null, well: string) {
  return ({ explanation, fixes }: WayFacts): Finding => {
    const failed = explanation && !explanation.matched ? failedLeaves(explanation.root) : [];
    const [first] = failed.filter(({ reason }) => !reasons || reasons.includes(reason));
    if (!first) return { ok: true, sentence: well };
    return {
      ok: false,
      sentence: /[.!?]$/.test(first.sentence) ? first.sentence : `${first.sentence}.`,
      article: articleSlug.reason(first.reason),
      fixes,
    };
  };
}

function hasTarget({ rule: { targets, name } }: WayFacts): Finding {
  if (targets.length === 0) {
    return { ok: false, sentence: `${name} matches, and has no target: nothing follows.` };
  }
  return { ok: true, sentence: targets.length === 1 ? 'It has one.' : `It has ${targets.length}.` };
}

function inputs({ inputMistakes }: WayFacts): Finding {
  const [first] = inputMistakes;
  if (!first) return { ok: true, sentence: 'It can.' };
  const finding = refused(first.mistake);
  return { ...finding, sentence: `Target ${first.target}: ${finding.sentence}` };
}

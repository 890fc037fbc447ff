import type { Rule } from '../../core/model/scenario.ts';
import { reportFlows } from '../../core/report/flows.ts';
import { whereIsIt } from '../../core/report/whereabouts.ts';
import { linksOf } from '../diagram/route-links.ts';
import type { LoopFact } from '../diagram/route-loops.ts';
import type { RouteDelivery, RouteFacts, RuleVerdict } from '../diagram/route-model.ts';
import { cycleSentence } from '../format/cycle-words.ts';
import { deliverySign } from '../outcome/delivery-sign.ts';
import { verdictOfRule } from '../rules/verdict-of-rule.ts';
import type { ActionRouting } from './history.svelte.ts';
import { firstFailure } from './marks.ts';
import type { Session } from './session.svelte.ts';

/** What the route map draws, from what the session knows. */
export function routeFacts(session: Session): RouteFacts {
  const { scenario, onMap, routing } = session;
  const verdicts = scenario.buses.flatMap((bus) =>
    bus.rules.map((rule): RuleVerdict => {
      if (onMap === 'sent') return verdictOnSent(bus.name, rule, routing);
      const evaluation = session.evaluationOf({ bus: bus.name, name: rule.name });
      const [first] = [
        ...(evaluation?.patternDiagnostics ?? []),
        ...(evaluation?.scheduleDiagnostics ?? []),
      ];
      const problem = first?.message.split('\n')[0];
      return {
        bus: bus.name,
        rule: rule.name,
        verdict: verdictOfRule(rule, evaluation),
        sentence: firstFailure(evaluation)?.sentence ?? problem ?? null,
      };
    }),
  );
  const delivered = onMap === 'written' ? [] : session.deliveries;
  const deliveries = delivered.map((delivery): RouteDelivery => {
    const { sign } = deliverySign(delivery);
    const { afterwards, deadLetter } = delivery;
    const discarded = afterwards?.type === 'function' ? afterwards.discarded : null;
    return {
      eventBus: delivery.eventBus,
      rule: delivery.rule,
      targetId: delivery.targetId,
      state: stateOf(sign),
      sentence: whereIsIt(delivery),
      handedOver: delivery.status === 'delivered',
      queue: (deadLetter && !deadLetter.error ? deadLetter.queue : discarded?.sentTo) ?? null,
    };
  });
  const messages = new Map(session.queues.map((queue) => [queue.name, queue.messages.length]));
  const place = session.playback.place ?? undefined;
  // Most scenarios have nothing behind their targets, and a trace is long.
  const flows =
    linksOf(scenario).length === 0 || onMap === 'written'
      ? []
      : reportFlows(session.trace, new Set(session.ingestion.eventIds), place);
  const loops = loopFacts(session);
  return {
    ...{ scenario, ...sourceOf(session) },
    ...{ verdicts, deliveries, messages, flows, loops },
  };
}

/** What a rule thought of what was sent, by what happened: it need not be written down anywhere. */
function verdictOnSent(bus: string, rule: Rule, { buses, matches }: ActionRouting): RuleVerdict {
  const isMatched = matches.get(bus)?.has(rule.name) ?? false;
  const asked = buses.has(bus) ? 'failed' : 'not-reached';
  const unasked = rule.state === 'DISABLED' ? 'disabled' : asked;
  return {
    bus,
    rule: rule.name,
    verdict: isMatched ? 'matched' : unasked,
    sentence: isMatched || unasked !== 'failed' ? null : 'It does not match what was sent.',
  };
}

/** Where what the map is about comes from: an event of the scenario, or a call. */
function sourceOf({ action, event, onMap, routing }: Session): Pick<RouteFacts, 'event' | 'call'> {
  if (onMap !== 'sent') return { event: event?.id ?? null, call: null };
  if (action?.type === 'put-events') return { event: action.event, call: null };
  const call =
    action?.type === 'api-call' ? { name: action.operation, buses: [...routing.buses] } : null;
  return { event: null, call };
}

/** Where events may go round, and where one has been stopped from doing so. */
function loopFacts({ setup, trace, playback }: Session): readonly LoopFact[] {
  if (setup.cycles.length === 0) return [];
  const now = playback.place ?? Number.POSITIVE_INFINITY;
  const stopped = new Set(
    trace.flatMap((entry) =>
      entry.type === 'simulation-stopped' && entry.reason === 'hop-limit' && entry.at <= now
        ? entry.cycle.map(({ rule, targetId }) => `${rule}/${targetId}`)
        : [],
    ),
  );
  return setup.cycles.map((cycle) => {
    const isStopped = cycle.some(
      ({ via }) => via.type === 'rule' && stopped.has(`${via.rule}/${via.targetId}`),
    );
    return { cycle, isStopped, sentence: cycleSentence(cycle) };
  });
}

function stateOf(sign: ReturnType<typeof deliverySign>['sign']): RouteDelivery['state'] {
  switch (sign) {
    case 'running':
    case 'waiting':
    case 'delivered':
    case 'dead-lettered':
    case 'lost':
      return sign;
    default:
      return 'running';
  }
}

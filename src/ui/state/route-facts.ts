import { whereIsIt } from '../../core/report/whereabouts.ts';
import type { RouteDelivery, RouteFacts, RuleVerdict } from '../diagram/route-model.ts';
import { deliverySign } from '../outcome/delivery-sign.ts';
import { verdictOfRule } from '../rules/verdict-of-rule.ts';
import { firstFailure } from './marks.ts';
import type { Session } from './session.svelte.ts';

/** What the route map draws, from what the session knows. */
export function routeFacts(session: Session): RouteFacts {
  const { scenario } = session;
  const verdicts = scenario.buses.flatMap((bus) =>
    bus.rules.map((rule): RuleVerdict => {
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
  const deliveries = session.deliveries.map((delivery): RouteDelivery => {
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
  return { scenario, event: session.event?.id ?? null, verdicts, deliveries, messages };
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

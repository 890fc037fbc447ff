import type { ResourceType } from '../core/model/resource.ts';
import type { Scenario, Target } from '../core/model/scenario.ts';

/**
 * The scenario as a flowchart in Mermaid's text, which GitHub, GitLab and many wikis draw: events,
 * buses, rules, targets and failure queues from left to right. It shows what leads where and, by the
 * verdicts given, what a rule says to the event.
 */
export function mermaidOf(
  scenario: Scenario,
  /** Rules by `BUS/RULE` that match, and that do not, the event in view. */
  verdicts: ReadonlyMap<string, boolean> = new Map(),
): string {
  const ids = new Map<string, string>();
  const idOf = (key: string) => {
    const id = ids.get(key) ?? `n${ids.size + 1}`;
    ids.set(key, id);
    return id;
  };
  const nodes = new Map<string, string>();
  const edges: string[] = [];
  const add = (key: string, open: string, label: string, close: string) => {
    const id = idOf(key);
    if (!nodes.has(id)) nodes.set(id, `${id}${open}"${quoted(label)}"${close}`);
    return id;
  };
  const busNode = (name: string) => add(`bus:${name}`, '{{', `event bus ${name}`, '}}');
  const resourceNode = ({ resource: { type, name } }: Target) =>
    type === 'event-bus'
      ? busNode(name)
      : add(`${type}:${name}`, '[', `${KINDS[type]} ${name}`, ']');

  for (const event of scenario.events) {
    const id = add(`event:${event.id}`, '([', event.name, '])');
    edges.push(`${id} --> ${busNode(event.bus)}`);
  }
  for (const bus of scenario.buses) {
    for (const rule of bus.rules) {
      const key = `${bus.name}/${rule.name}`;
      const verdict = verdicts.get(key);
      const said = verdict === undefined ? '' : verdict ? ': matches' : ': does not match';
      const id = add(`rule:${key}`, '[/', `rule ${rule.name}${said}`, '/]');
      edges.push(`${busNode(bus.name)} ${verdict === false ? '-.-x' : '-->'} ${id}`);
      for (const target of rule.targets) {
        const to = resourceNode(target);
        edges.push(`${id} --> ${to}`);
        for (const queue of failureQueuesOf(target, scenario)) {
          const last = add(`sqs-queue:${queue}`, '[', `SQS queue ${queue}`, ']');
          edges.push(`${to} -. on failure .-> ${last}`);
        }
      }
    }
  }
  const lines = [...nodes.values(), ...new Set(edges)].map((line) => `  ${line}`);
  return `flowchart LR\n${lines.join('\n')}\n`;
}

const KINDS: Readonly<Record<ResourceType, string>> = {
  'lambda-function': 'Lambda',
  'sqs-queue': 'SQS queue',
  'api-destination': 'API destination',
  'event-bus': 'event bus',
  'sns-topic': 'SNS topic',
  'state-machine': 'Step Functions',
  'kinesis-stream': 'Kinesis stream',
  'log-group': 'log group',
};

function failureQueuesOf({ resource, deadLetterQueue }: Target, scenario: Scenario): string[] {
  const { onFailure } =
    (resource.type === 'lambda-function' &&
      scenario.functions.find(({ name }) => name === resource.name)) ||
    {};
  const discarded = onFailure?.type === 'sqs-queue' ? onFailure.name : undefined;
  return [deadLetterQueue, discarded].filter((queue) => queue !== undefined);
}

/** In a quoted label only the quote itself, and what Mermaid reads as an entity or as HTML, is escaped. */
function quoted(label: string): string {
  return label
    .replaceAll(/\s+/g, ' ')
    .replaceAll('#', '#35;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', '#96;');
}

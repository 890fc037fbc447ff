import { formatJson } from '../../core/json/format.ts';
import type { ScenarioSource } from '../../core/model/scenario.ts';

/** What examples are written with, so that each says only what is particular to it. */

type Bus = ScenarioSource['buses'][number];
type Rule = Bus['rules'][number];
type Target = Rule['targets'][number];
type SampleEvent = NonNullable<ScenarioSource['events']>[number];
type Action = NonNullable<ScenarioSource['actions']>[number];

export function json(value: unknown): string {
  return formatJson(JSON.stringify(value));
}

export function bus(name: string, ...rules: readonly Rule[]): Bus {
  return { kind: 'classic', name, rules: [...rules] };
}

export function rule(name: string, pattern: object, ...targets: readonly Target[]): Rule {
  return { name, pattern: json(pattern), targets: [...targets] };
}

type TargetExtras = Omit<Target, 'id' | 'resource'>;

/** A target is called as what it targets, unless `id` says otherwise. */
export function target(
  type: Target['resource']['type'],
  name: string,
  { id, ...extras }: TargetExtras & { id?: string } = {},
): Target {
  return { id: id ?? name.replace(/^.*\//, ''), resource: { type, name }, ...extras };
}

/** A transformer that takes some values out and puts them into a template. */
export function transformed(
  paths: Record<string, string>,
  template: string,
): Pick<Target, 'input'> {
  return { input: { type: 'transformer', paths, template } };
}

/** An event as an application publishes it. */
export function event(
  id: string,
  source: string,
  detailType: string,
  detail: object,
  options: { name?: string; bus?: string } = {},
): SampleEvent {
  return {
    id,
    name: options.name ?? detailType,
    bus: options.bus ?? 'default',
    text: `${json({ source, 'detail-type': detailType, detail })}\n`,
  };
}

/** An event as an AWS service publishes it. */
export function serviceEvent(
  id: string,
  name: string,
  content: { source: string; 'detail-type': string; resources?: readonly string[]; detail: object },
): SampleEvent {
  const { source, 'detail-type': detailType, resources = [], detail } = content;
  const text = json({
    version: '0',
    id: '7bf73129-1428-4cd3-a780-95db273d1602',
    'detail-type': detailType,
    source,
    account: '123456789012',
    time: '2026-01-15T09:00:00Z',
    region: 'us-east-1',
    resources,
    detail,
  });
  return { id, name, bus: 'default', text: `${text}\n` };
}

/** Sends events by their ids, each so many seconds after the beginning. */
export function sends(
  events: readonly SampleEvent[],
  ...times: readonly (readonly [id: string, seconds: number])[]
): Action[] {
  return times.map(([id, seconds]) => {
    const sent = events.find((one) => one.id === id);
    if (!sent) throw new Error(`There is no event ${id}`);
    return {
      type: 'put-events',
      at: Math.round(seconds * 1_000),
      event: id,
      bus: sent.bus,
      text: sent.text,
    };
  });
}

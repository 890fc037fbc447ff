import {
  descend,
  insertMember,
  linksBelowLists,
  linksTo,
  memberText,
  removeMember,
} from '../../json/member-edits.ts';
import { satisfyingValue } from '../satisfying-value.ts';
import type { Miss, Step } from './step.ts';
import { shown } from './words.ts';

/** A field that is absent and should not be, or is there and should not be. */
export function acceptPresence({ field, leaves }: Miss): readonly Step[] {
  const last = field.matchers.at(-1);
  if (!last) return [];
  const { to } = last.span;
  if (leaves.length === 0) {
    const edits = [{ from: to, to, insert: ', { "exists": false }' }];
    return [{ title: `Also accept events without ${field.path}`, cost: 6, edits }];
  }
  return field.matchers.flatMap((matcher): readonly Step[] => {
    if (matcher.type !== 'exists' || matcher.value) return [];
    const edits = [{ ...matcher.span, insert: '{ "exists": true }' }];
    return [{ title: `Ask for ${field.path} to be present`, cost: 3, edits }];
  });
}

/** Adds the field to the event, or takes it out. */
export function changePresence({ field, leaves, containers, source }: Miss): readonly Step[] {
  const { root, text } = source;
  if (leaves.length > 0) {
    const isUnwanted = field.matchers.some(
      (matcher) => matcher.type === 'exists' && !matcher.value,
    );
    const [only] = leaves;
    if (!isUnwanted || !only || leaves.length > 1) return [];
    const link = linksTo(root, only.node.span)?.at(-1);
    if (!link || link.member.value !== only.node) return [];
    const edits = [removeMember(link.object, link.member)];
    return [{ title: `Take ${field.path} out`, cost: 3, edits }];
  }
  const [matcher] = field.matchers;
  const value = matcher && satisfyingValue(matcher, 'null');
  if (!value) return [];
  const empty = containers.find((node) => node.type === 'array' && node.elements.length === 0);
  const title = `Add ${field.path}: ${shown(value)}`;
  if (empty) {
    const at = empty.span.from + 1;
    return [{ title, cost: 4, edits: [{ from: at, to: at, insert: value }] }];
  }
  if (root.type !== 'object' || containers.length > 0) return [];
  const place = descend(root, field.path.split('.'));
  if (!place) return [];
  const edits = [insertMember(text, place.object, memberText(place.rest, value))];
  return [{ title, cost: 5, edits }];
}

/** The list of a field, written one or more objects further down. */
export function lookDeeper({ field, containers, view, leaves, source }: Miss): readonly Step[] {
  if (leaves.length > 0 || !containers.some(({ type }) => type === 'object')) return [];
  const start = `${field.path}.`;
  const below = [...view.leaves.keys()].filter((path) => path.startsWith(start)).slice(0, 20);
  const list = source.text.slice(field.span.from, field.span.to);
  return below.map((path, index): Step => {
    const keys = path.slice(start.length).split('.');
    const insert = `{${memberText(keys, list)}}`;
    return {
      title: `Ask for ${path} and not for the object`,
      cost: 2 + keys.length * 0.2 + index * 0.01,
      edits: [{ ...field.span, insert }],
    };
  });
}

/** `{"anything-but": …}` that was taken for a field, because it does not stand in a list. */
export function wrapOperator({ field, source }: Miss): readonly Step[] {
  const links = linksTo(source.root, field.span);
  const link = links && linksBelowLists(links).at(-1);
  const above = links?.at(-2);
  if (!link || above?.member.value !== link.object || link.object.members.length !== 1) return [];
  if (!OPERATORS.has(link.member.key)) return [];
  const { from, to } = link.object.span;
  const list = source.text.slice(field.span.from, field.span.to);
  const value = link.member.key === 'exists' ? list.slice(1, -1).trim() : list;
  const insert = `[{ "${link.member.key}": ${value} }]`;
  return [
    { title: `Read "${link.member.key}" as an operator`, cost: 1, edits: [{ from, to, insert }] },
  ];
}

const OPERATORS: ReadonlySet<string> = new Set(['anything-but', 'numeric', 'exists']);

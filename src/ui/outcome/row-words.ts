import type {
  ArrayExplanation,
  FieldExplanation,
  ReasonCode,
  ValueExplanation,
} from '../../core/pattern/explanation.ts';
import type { RowContent } from './tree-rows.ts';

const SHOWN_VALUES = 3;

/** What a line says of a field, next to its path. */
export type FieldWords =
  /** The rest of the sentence. */
  | { readonly type: 'sentence'; readonly text: string }
  /** What the event has, `"a", "b" and 37 more` or `absent`, and what was asked, if that says more. */
  | {
      readonly type: 'facts';
      readonly actual: string;
      readonly isValue: boolean;
      readonly need: string | null;
    };

/** Value and requirement do not tell what is wrong here; the sentence does. */
const TOLD_IN_WHOLE: ReadonlySet<ReasonCode | null> = new Set<ReasonCode>([
  'elements-of-different-objects',
  'intermediate-object',
  'number-not-comparable',
  'excluded',
]);

/** `isOpen`: whether the members of the field's list stand in the lines below. */
export function fieldWords(field: FieldExplanation, isOpen: boolean): FieldWords {
  const { verdict, reason, values, valueCount } = field;
  const accepted = values.filter((value) => value.accepted);
  const isAbsentHere = verdict === 'matched' && valueCount > 0 && accepted.length === 0;
  const isAbsentNowhere =
    reason === 'present' && field.sentence.includes(' from every element of ');
  if (verdict === 'not-reached' || isAbsentHere || isAbsentNowhere || TOLD_IN_WHOLE.has(reason)) {
    return { type: 'sentence', text: sentenceAfterPath(field) };
  }
  if (valueCount === 0) {
    const actual = reason === 'empty' ? 'an empty list' : 'absent';
    return { type: 'facts', actual, isValue: false, need: needOf(field, actual, isOpen) };
  }
  const telling = verdict === 'matched' ? inOrder(accepted) : values;
  const shown = telling.slice(0, SHOWN_VALUES);
  const left = valueCount - shown.length;
  const texts = shown.map(({ text }) => text).join(', ');
  const actual = left > 0 ? `${texts} and ${left.toLocaleString('en')} more` : texts;
  return { type: 'facts', actual, isValue: true, need: needOf(field, actual, isOpen) };
}

function inOrder(values: readonly ValueExplanation[]): readonly ValueExplanation[] {
  return [...values].sort((a, b) => Number(b.chosen) - Number(a.chosen));
}

function sentenceAfterPath({ field, sentence }: FieldExplanation): string {
  return sentence.startsWith(`${field} `) ? sentence.slice(field.length + 1) : sentence;
}

function needOf(field: FieldExplanation, actual: string, isOpen: boolean): string | null {
  const { verdict, matchers, requirement } = field;
  const count = matchers.length;
  if (verdict !== 'matched') {
    return isOpen && count > 1 ? 'needs one of these:' : `needs ${requirement}`;
  }
  if (count > 1) return `one of ${count}`;
  return actual === requirement || actual === 'absent' ? null : requirement;
}

export function orWords({ or }: Extract<RowContent, { type: 'or' }>): string {
  const count = or.children.length;
  const matched = or.children.filter(({ verdict }) => verdict === 'matched').length;
  if (or.verdict === 'not-reached') return `one of ${count} alternatives`;
  if (matched === 0) return `none of ${count} alternatives matches`;
  return matched === 1
    ? `one of ${count} alternatives matches`
    : `${matched} of ${count} alternatives match`;
}

export function alternativeWords({
  object,
  alternative,
}: Extract<RowContent, { type: 'alternative' }>): string {
  if (alternative.isChosen) return 'the match rests on this one';
  if (object.verdict === 'matched') return 'matches, too';
  return object.verdict === 'failed' ? 'does not match' : 'not reached';
}

export function arrayWords({ elements, elementCount, fields }: ArrayExplanation): string {
  const count = `${elementCount.toLocaleString('en')} element${elementCount === 1 ? '' : 's'}`;
  const all = fields.length === 2 ? 'both' : `all ${fields.length}`;
  const chosen = elements.find((element) => element.chosen);
  if (chosen) return `element ${chosen.index} has ${all}`;
  if (elements.some(({ verdict }) => verdict === 'matched')) return `${count}, one has ${all}`;
  return elementCount === 1 ? `its element has not ${all}` : `${count}, none has ${all}`;
}

/** A field's path as it continues that of an array: `sku` of `detail.items.sku`. */
export function withinArray(field: string, { place }: ArrayExplanation): string {
  const around = `${place.replace(/\[\d+\]/g, '')}.`;
  return field.startsWith(around) ? field.slice(around.length) : field;
}

/** `and 37 more` */
export function moreWords({ count, what }: Extract<RowContent, { type: 'more' }>): string {
  const number = count.toLocaleString('en');
  return what === 'elements' ? `and ${number} more, none nearer` : `and ${number} more`;
}

import type {
  ArrayExplanation,
  ElementExplanation,
  ExplanationNode,
  FieldExplanation,
  MatcherExplanation,
  ObjectExplanation,
  OrExplanation,
  ValueExplanation,
  Verdict,
} from '../../core/pattern/explanation.ts';

/** A line of the tree of verdicts. */
export interface TreeRow {
  /** The same for the same part of the pattern, so that what is open stays open while one types. */
  readonly key: string;
  /** From 1, as assistive technology counts. */
  readonly level: number;
  /** Among the rows with the same parent, from 1, and their number. */
  readonly position: number;
  readonly siblings: number;
  /** `null` if there is nothing below. */
  readonly expanded: boolean | null;
  readonly verdict: Verdict;
  /** Part of something that matches, so that a failure here is none that matters. */
  readonly isSettled: boolean;
  readonly content: RowContent;
}

export type RowContent =
  /** `alternative` is set if the field is all that an alternative of `$or` has. */
  | {
      readonly type: 'field';
      readonly field: FieldExplanation;
      readonly alternative: AlternativeFacts | null;
    }
  | {
      readonly type: 'matcher';
      readonly matcher: MatcherExplanation;
      readonly field: FieldExplanation;
    }
  | {
      readonly type: 'value';
      readonly value: ValueExplanation;
      readonly field: FieldExplanation;
    }
  | { readonly type: 'or'; readonly or: OrExplanation }
  | {
      readonly type: 'alternative';
      readonly object: ObjectExplanation;
      readonly alternative: AlternativeFacts;
    }
  | { readonly type: 'array'; readonly array: ArrayExplanation }
  | {
      readonly type: 'element';
      readonly element: ElementExplanation;
      readonly array: ArrayExplanation;
    }
  /** What is left out; `isHeld` if it is there and can be shown. */
  | {
      readonly type: 'more';
      readonly count: number;
      readonly what: 'members' | 'values' | 'elements';
      readonly isHeld: boolean;
    };

export interface AlternativeFacts {
  /** From 1. */
  readonly number: number;
  readonly isChosen: boolean;
}

/** What a person has opened and closed, by the keys of rows; all else is as it comes. */
export type Openings = ReadonlyMap<string, boolean>;

/** Before these many the rest is summed up, until a person asks for it. */
const FEW_MEMBERS = 12;
const FEW_VALUES = 5;

interface Branch {
  readonly key: string;
  readonly verdict: Verdict;
  readonly content: RowContent;
  readonly children: readonly Branch[];
  /** Whether it is open as long as nobody closes it. */
  readonly isOpen: boolean;
}

/** The lines of an explanation that are in view. What failed is open, and what matched is closed. */
export function treeRows(root: ObjectExplanation, openings: Openings): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (branches: readonly Branch[], level: number, isSettled: boolean) => {
    branches.forEach(({ key, verdict, content, children, isOpen }, index) => {
      const expanded = children.length === 0 ? null : (openings.get(key) ?? isOpen);
      const position = index + 1;
      const siblings = branches.length;
      rows.push({ key, level, position, siblings, expanded, verdict, isSettled, content });
      if (expanded) add(children, level + 1, isSettled || verdict === 'matched');
    });
  };
  add(branchesOf(root, '', openings, new Set()), 1, root.verdict === 'matched');
  return rows;
}

/** `tabled` are the fields whose values a table of elements shows. */
function branchesOf(
  node: ObjectExplanation,
  key: string,
  openings: Openings,
  tabled: ReadonlySet<string>,
): readonly Branch[] {
  const shown = new Set([...tabled, ...node.arrays.flatMap(({ fields }) => fields)]);
  const branchOf = (child: ExplanationNode, here: string): readonly Branch[] => {
    switch (child.kind) {
      case 'field':
        return [fieldBranch(child, here, openings, shown)];
      case 'all':
        return child.children.flatMap((one, index) => branchOf(one, `${here}/${index}`));
      case 'or':
        return [orBranch(child, here, openings, shown)];
    }
  };
  return [
    ...node.children.flatMap((child, index) => branchOf(child, `${key}/${index}`)),
    ...node.arrays.map((array) => arrayBranch(array, `${key}${array.pointer}`)),
  ];
}

function fieldBranch(
  field: FieldExplanation,
  key: string,
  openings: Openings,
  tabled: ReadonlySet<string>,
  alternative: AlternativeFacts | null = null,
): Branch {
  const members = field.matchers.length > 1 ? field.matchers : [];
  const values = field.valueCount > 1 && !tabled.has(field.field) ? field.values : [];
  const children = [
    ...summedUp(
      members.map(
        (matcher, index): Branch => ({
          ...leaf(`${key}/m${index}`, matcher.verdict),
          content: { type: 'matcher', matcher, field },
        }),
      ),
      { key: `${key}/members`, most: FEW_MEMBERS, total: members.length, what: 'members' },
      openings,
    ),
    ...summedUp(
      values.map(
        (value, index): Branch => ({
          ...leaf(`${key}/v${index}`, value.accepted ? 'matched' : 'failed'),
          content: { type: 'value', value, field },
        }),
      ),
      {
        key: `${key}/values`,
        most: FEW_VALUES,
        total: values.length === 0 ? 0 : field.valueCount,
        what: 'values',
      },
      openings,
    ),
  ];
  const content = { type: 'field', field, alternative } as const;
  return { key, verdict: field.verdict, content, children, isOpen: field.verdict === 'failed' };
}

function leaf(key: string, verdict: Verdict): Omit<Branch, 'content'> {
  return { key, verdict, children: [], isOpen: false };
}

function summedUp(
  branches: readonly Branch[],
  {
    key,
    most,
    total,
    what,
  }: {
    readonly key: string;
    readonly most: number;
    readonly total: number;
    readonly what: 'members' | 'values';
  },
  openings: Openings,
): readonly Branch[] {
  // One line that says "and 1 more" takes as much room as the one that it stands for.
  const isCut = branches.length > most + 1 && !openings.get(key);
  const shown = isCut ? branches.slice(0, most) : branches;
  const count = total - shown.length;
  if (count <= 0) return shown;
  const content: RowContent = { type: 'more', count, what, isHeld: isCut };
  return [...shown, { ...leaf(key, 'not-reached'), content }];
}

function orBranch(
  or: OrExplanation,
  key: string,
  openings: Openings,
  tabled: ReadonlySet<string>,
): Branch {
  const isMatched = or.verdict === 'matched';
  const children = or.children.map((object, index): Branch => {
    const here = `${key}/or${index}`;
    const alternative = { number: index + 1, isChosen: or.chosen === index };
    const [only, ...others] = fieldsBelow(object);
    if (only && others.length === 0 && object.arrays.length === 0) {
      return fieldBranch(only, here, openings, tabled, alternative);
    }
    return {
      key: here,
      verdict: object.verdict,
      content: { type: 'alternative', object, alternative },
      children: branchesOf(object, here, openings, tabled),
      isOpen: !isMatched || object.verdict === 'matched',
    };
  });
  return { key, verdict: or.verdict, content: { type: 'or', or }, children, isOpen: true };
}

/** The fields of an object, or nothing if there is a `$or` among them. */
function fieldsBelow(object: ObjectExplanation): readonly FieldExplanation[] {
  const below = object.children.map((child) => {
    if (child.kind === 'field') return [child];
    return child.kind === 'all' ? fieldsBelow(child) : [];
  });
  return below.some((fields) => fields.length === 0) ? [] : below.flat();
}

function arrayBranch(array: ArrayExplanation, key: string): Branch {
  const isMatched = array.elements.some(({ verdict }) => verdict === 'matched');
  const verdict = isMatched ? 'matched' : 'failed';
  const elements = array.elements.map((element): Branch => {
    const here = `${key}/${element.index}`;
    return {
      key: here,
      verdict: element.verdict,
      content: { type: 'element', element, array },
      children: element.arrays.map((inner) => arrayBranch(inner, `${here}:${inner.pointer}`)),
      isOpen: element.verdict === 'failed' || element.chosen,
    };
  });
  const count = array.elementCount - array.elements.length;
  const more: Branch = {
    ...leaf(`${key}/more`, 'not-reached'),
    content: { type: 'more', count, what: 'elements', isHeld: false },
  };
  return {
    key,
    verdict,
    content: { type: 'array', array },
    children: count > 0 ? [...elements, more] : elements,
    isOpen: !isMatched,
  };
}

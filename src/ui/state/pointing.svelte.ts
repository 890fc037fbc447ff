import type { Span } from '../../core/model/span.ts';
import type { FieldExplanation } from '../../core/pattern/explanation.ts';
import type { Evaluation, RuleEvaluation } from '../../worker/api.ts';
import type { RuleReference } from './edits.ts';
import { fieldsOf } from './marks.ts';
import { spansOf, type ValueRead, valueAt } from './values-read.ts';

/** What a person points at, with the mouse or by where the keyboard is. */
export type PointedAt =
  | { readonly type: 'event'; readonly offset: number }
  | { readonly type: 'pattern'; readonly offset: number }
  /** A line about places in both texts: of the tree of verdicts, or of the pattern in words. */
  | {
      readonly type: 'line';
      /** Where the line is; it needs no mark itself. */
      readonly of: 'tree' | 'words';
      readonly pattern: Span | null;
      readonly event: Span | null;
      /** Paths of the event, all values of which are meant. */
      readonly paths: readonly string[];
    };

/** How something is pointed at; the mouse goes before the keyboard while it is over something. */
export type PointedBy = 'mouse' | 'keyboard';

/** What is asked of the page about the event and the selected rule. */
export interface Verdicts {
  readonly evaluation: Evaluation | null;
  readonly ruleEvaluation: RuleEvaluation | undefined;
}

/**
 * The two ways between a pattern and an event: from a leaf of the pattern to the values it looked at,
 * and from a value to the leaves that read it. It only knows what is pointed at; what is marked for it
 * follows from the verdicts.
 */
export class Pointing {
  #byMouse = $state.raw<PointedAt | null>(null);
  #byKeyboard = $state.raw<PointedAt | null>(null);
  readonly #verdicts: Verdicts;
  readonly #at = $derived(this.#byMouse ?? this.#byKeyboard);

  constructor(verdicts: Verdicts) {
    this.#verdicts = verdicts;
  }

  /** The value of the event that is pointed at, if a rule looks at it. */
  readonly value = $derived.by(() => this.#valueAt(this.#at));
  /** The same for the keyboard alone: what is said aloud. */
  readonly valueByKeyboard = $derived.by(() => this.#valueAt(this.#byKeyboard));
  /** The leaf of the selected rule's pattern that the caret is at. */
  readonly leafByKeyboard = $derived.by(() => {
    const at = this.#byKeyboard;
    return at?.type === 'pattern' ? this.#leafAt(at.offset) : undefined;
  });

  /** The leaves of the selected rule that are meant. */
  readonly leaves = $derived.by((): ReadonlySet<FieldExplanation> => {
    const at = this.#at;
    switch (at?.type) {
      case 'event': {
        const paths = this.value?.paths ?? [];
        return new Set(this.#leaves.filter(({ field }) => paths.includes(field)));
      }
      case 'pattern': {
        const leaf = this.#leafAt(at.offset);
        return new Set(leaf ? [leaf] : []);
      }
      case 'line': {
        const { pattern } = at;
        return new Set(
          pattern && at.of !== 'tree' ? this.#leaves.filter((leaf) => touches(leaf, pattern)) : [],
        );
      }
      default:
        return new Set();
    }
  });

  /** Places to mark in the event: starts and ends, each list in the order in which they stand. */
  readonly inEvent = $derived.by((): readonly Uint32Array[] => {
    const at = this.#at;
    switch (at?.type) {
      // The mouse or the caret is at the value itself, which needs no mark then.
      case 'pattern':
        return this.#spansOf([...this.leaves].map(({ field }) => field));
      case 'line': {
        const { event, paths } = at;
        const values = this.#spansOf(paths);
        if (values.length > 0) return values;
        return event && event.to > event.from ? [spanList(event)] : [];
      }
      default:
        return [];
    }
  });

  /** Places to mark in the selected rule's pattern. */
  readonly inPattern = $derived.by((): readonly Uint32Array[] => {
    const at = this.#at;
    if (at?.type === 'line') return at.pattern ? [spanList(at.pattern)] : [];
    return at?.type === 'event' ? [...this.leaves].map(({ span }) => spanList(span)) : [];
  });

  /** The rules that read the value that is pointed at. */
  readonly readers = $derived.by(() => this.#readersOf(this.value));
  readonly readersByKeyboard = $derived.by(() => this.#readersOf(this.valueByKeyboard));

  /** The path of the leaf of the selected rule's pattern that is written within a span. */
  pathAt({ from, to }: Span): string | undefined {
    return this.#leaves.find(({ span }) => from <= span.from && span.to <= to)?.field;
  }

  /** Whether the mouse, the caret or a value pointed at means the leaf written in a span. */
  isInPattern({ from, to }: Span): boolean {
    const at = this.#at;
    if (at?.type === 'pattern') return from <= at.offset && at.offset <= to;
    if (at?.type === 'line' && at.of === 'words') return false;
    return this.inPattern.some(([start = 0, end = 0]) => from <= start && end <= to);
  }

  /** Whether a rule reads the value that is pointed at; `bus` is the one that the event goes to. */
  isReadBy(rule: RuleReference, bus: string | undefined): boolean {
    return rule.bus === bus && this.readers.some((reader) => reader.rule === rule.name);
  }

  #readersOf(value: ValueRead | null): readonly Reader[] {
    if (!value) return [];
    return (this.#verdicts.evaluation?.rules ?? []).flatMap((rule) => {
      const root = rule.explanation?.root;
      const leaves = root ? fieldsOf(root).filter(({ field }) => value.paths.includes(field)) : [];
      return leaves.length === 0 ? [] : [{ rule: rule.name, leaves }];
    });
  }

  /** Whether the keyboard, and not the mouse, is what points. */
  readonly isByKeyboard = $derived(this.#byMouse === null && this.#byKeyboard !== null);

  point(by: PointedBy, at: PointedAt): void {
    // A mouse that moves within a value, and a caret, point at the same thing all the while.
    if (this.#isSame(by === 'mouse' ? this.#byMouse : this.#byKeyboard, at)) return;
    if (by === 'mouse') this.#byMouse = at;
    else this.#byKeyboard = at;
  }

  /** A link points at a value of the event, until the keyboard is somewhere. */
  pointAtValue(event: Span): void {
    this.#byKeyboard = { type: 'line', of: 'tree', pattern: null, event, paths: [] };
  }

  /** Nothing of that type is pointed at any more; something else may be already. */
  leave(by: PointedBy, type: PointedAt['type']): void {
    if (by === 'mouse' && this.#byMouse?.type === type) this.#byMouse = null;
    if (by === 'keyboard' && this.#byKeyboard?.type === type) this.#byKeyboard = null;
  }

  /** For an editor: where in its text the mouse or the caret is, if anywhere. */
  follow(type: 'event' | 'pattern') {
    return (by: PointedBy, offset: number | null): void => {
      if (offset === null) this.leave(by, type);
      else this.point(by, { type, offset });
    };
  }

  #isSame(before: PointedAt | null, after: PointedAt): boolean {
    if (before?.type === 'event' && after.type === 'event') {
      return this.#valueAt(before)?.span.from === this.#valueAt(after)?.span.from;
    }
    if (before?.type === 'pattern' && after.type === 'pattern') {
      return this.#leafAt(before.offset) === this.#leafAt(after.offset);
    }
    return false;
  }

  get #leaves(): readonly FieldExplanation[] {
    const root = this.#verdicts.ruleEvaluation?.explanation?.root;
    return root ? fieldsOf(root) : [];
  }

  #leafAt(offset: number): FieldExplanation | undefined {
    return this.#leaves.find(({ keySpan, span }) => keySpan.from <= offset && offset <= span.to);
  }

  #valueAt(at: PointedAt | null): ValueRead | null {
    if (at?.type !== 'event') return null;
    return valueAt(this.#verdicts.evaluation?.valuesRead ?? [], at.offset);
  }

  #spansOf(paths: readonly string[]): readonly Uint32Array[] {
    const valuesRead = this.#verdicts.evaluation?.valuesRead ?? [];
    return paths.flatMap((path) => spansOf(valuesRead, path) ?? []);
  }
}

/** A rule that reads a value, with the leaves by which it does. */
export interface Reader {
  readonly rule: string;
  readonly leaves: readonly FieldExplanation[];
}

function touches({ keySpan, span }: FieldExplanation, { from, to }: Span): boolean {
  return keySpan.from < to && from < span.to;
}

function spanList({ from, to }: Span): Uint32Array {
  return Uint32Array.of(from, to);
}

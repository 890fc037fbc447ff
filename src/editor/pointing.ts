import {
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Places that something elsewhere points at: starts and ends, in the order in which they stand. */
export type PointedSpans = readonly Uint32Array[];

/** Replaces the places; they are those of the document as it is now. */
export const setPointed = StateEffect.define<PointedSpans>();

export interface PointingOptions {
  /** The mouse is over a place of the text, or over none. */
  readonly onhover: (offset: number | null) => void;
  /** The caret is at a place of the text; `null` while the keyboard is elsewhere. */
  readonly oncaret: (offset: number | null) => void;
}

const NONE: PointedSpans = [];

const pointedSpans = StateField.define<PointedSpans>({
  create: () => NONE,
  update(spans, transaction) {
    for (const effect of transaction.effects) if (effect.is(setPointed)) return effect.value;
    // The next verdicts bring the places of the new text.
    return transaction.docChanged ? NONE : spans;
  },
});

const mark = Decoration.mark({ tagName: 'mark', class: 'cm-pointed' });

/** Marks what is in view only: an event may have fifty thousand values at one path. */
function marksInView({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { length } = state.doc;
  for (const [from, to] of spansInView(state.field(pointedSpans), visibleRanges)) {
    if (to <= length) builder.add(from, to, mark);
  }
  return builder.finish();
}

/** The spans that reach into one of the ranges, in the order in which they stand. */
export function spansInView(
  lists: PointedSpans,
  ranges: readonly { readonly from: number; readonly to: number }[],
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const spans of lists) {
    let next = 0;
    for (const range of ranges) {
      // A span that reaches into two ranges is found in the first.
      let index = Math.max(next, firstEndingAfter(spans, range.from));
      for (; index < spans.length; index += 2) {
        const from = spans[index] ?? 0;
        const to = spans[index + 1] ?? 0;
        if (from > range.to) break;
        if (from < to) found.push([from, to]);
      }
      next = index;
    }
  }
  return found.sort(([a], [b]) => a - b);
}

/** The index of the first span that does not end before a place. */
function firstEndingAfter(spans: Uint32Array, place: number): number {
  let below = 0;
  let above = spans.length / 2;
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((spans[2 * middle + 1] ?? 0) < place) below = middle + 1;
    else above = middle;
  }
  return 2 * below;
}

const marks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = marksInView(view);
    }

    update(update: ViewUpdate) {
      const isPointedElsewhere =
        update.startState.field(pointedSpans) !== update.state.field(pointedSpans);
      if (isPointedElsewhere || update.viewportChanged || update.docChanged) {
        this.decorations = marksInView(update.view);
      }
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/** How far from a character the mouse still points at it, in pixels. */
const NEAR = 4;

function offsetAt(view: EditorView, { clientX, clientY, target }: MouseEvent): number | null {
  const verdict = (target as Element).closest<HTMLElement>('.cm-verdict');
  if (verdict?.dataset.offset) return Number(verdict.dataset.offset);
  const offset = view.posAtCoords({ x: clientX, y: clientY });
  if (offset === null) return null;
  // Beside the text, the nearest place is not what is pointed at.
  const before = view.coordsAtPos(offset, -1);
  const after = view.coordsAtPos(offset, 1);
  const left = Math.min(before?.left ?? clientX, after?.left ?? clientX);
  const right = Math.max(before?.right ?? clientX, after?.right ?? clientX);
  const width = view.defaultCharacterWidth + NEAR;
  const isBeside = clientX < left - width || clientX > right + width;
  return isBeside ? null : valueOffset(view.state, offset);
}

/** Beside the name of a member, its value is meant. */
export function valueOffset(state: EditorState, offset: number): number {
  const line = state.doc.lineAt(offset);
  if (line.length > LONGEST_LINE) return offset;
  for (const { 0: name, index } of line.text.matchAll(/"(?:[^"\\]|\\.)*"\s*:\s*/g)) {
    const from = line.from + index;
    const to = from + name.length;
    if (from <= offset && offset < to) return to < line.to ? to : offset;
  }
  return offset;
}

/** The same for a caret, which also stands before and behind all that a line says. */
export function valueOffsetOfCaret(state: EditorState, offset: number): number {
  const { from, to, length } = state.doc.lineAt(offset);
  if (length > LONGEST_LINE) return offset;
  const text = state.sliceDoc(from, to);
  const start = from + text.length - text.trimStart().length;
  const end = from + text.replace(/\s*,?\s*$/, '').length;
  return valueOffset(state, Math.max(start, Math.min(offset, end)));
}

/** Longer lines are not searched for names. */
const LONGEST_LINE = 5_000;

/** Tells what is pointed at in an editor, and marks what is pointed at elsewhere. */
export function pointing({ onhover, oncaret }: PointingOptions): Extension {
  let frame = 0;
  const leave = () => {
    cancelAnimationFrame(frame);
    onhover(null);
  };
  return [
    pointedSpans,
    marks,
    EditorView.domEventObservers({
      mousemove(event, view) {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => onhover(offsetAt(view, event)));
      },
      mouseleave: leave,
    }),
    EditorView.updateListener.of(({ view, selectionSet, focusChanged, docChanged }) => {
      if (focusChanged || (view.hasFocus && (selectionSet || docChanged))) {
        const caret = view.state.selection.main.head;
        oncaret(view.hasFocus ? valueOffsetOfCaret(view.state, caret) : null);
      }
    }),
  ];
}

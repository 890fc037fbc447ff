import { type Extension, StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Span } from '../core/model/span.ts';

/** Product: motion lasts under half a second. */
const FLASH_MILLISECONDS = 480;

const startFlash = StateEffect.define<Span>();
/** Ends the flash that was started for this very span, and no later one. */
const endFlash = StateEffect.define<Span>();

interface Flash {
  readonly span: Span | null;
  readonly decorations: DecorationSet;
  readonly isOdd: boolean;
}

const flash = StateField.define<Flash>({
  create: () => ({ span: null, decorations: Decoration.none, isOdd: false }),
  update(value, transaction) {
    let next = transaction.docChanged
      ? { ...value, decorations: value.decorations.map(transaction.changes) }
      : value;
    for (const effect of transaction.effects) {
      if (effect.is(startFlash)) {
        // Another class than the last time, so that the browser begins the animation again.
        const isOdd = !next.isOdd;
        const mark = Decoration.mark({ class: isOdd ? 'cm-flash-odd' : 'cm-flash-even' });
        const { from, to } = effect.value;
        next = { span: effect.value, decorations: Decoration.set([mark.range(from, to)]), isOdd };
      } else if (effect.is(endFlash) && effect.value === next.span) {
        next = { ...next, span: null, decorations: Decoration.none };
      }
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field, ({ decorations }) => decorations),
});

/**
 * Dispatches a change that a place belongs to, and brings the place into the middle of the editor if
 * it is out of sight. CodeMirror by itself would scroll everything around the editor as well, and the
 * page would jump.
 */
export function dispatchInSight(view: EditorView, from: number, spec: TransactionSpec): void {
  view.dispatch(spec, { effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  // While the effect is under way the place is drawn, however far away it is, and can be measured.
  view.requestMeasure({
    read: () => scrollDistance(view, from),
    write: (distance) => {
      if (distance !== 0) view.scrollDOM.scrollTop += distance;
    },
  });
}

function scrollDistance(view: EditorView, position: number): number {
  const place = view.coordsAtPos(position);
  if (!place) return 0;
  const { scrollDOM } = view;
  const top = place.top - scrollDOM.getBoundingClientRect().top;
  const height = place.bottom - place.top;
  const isInSight = top >= height && top + 2 * height <= scrollDOM.clientHeight;
  return isInSight ? 0 : top - (scrollDOM.clientHeight - height) / 2;
}

export function selectable(): Extension {
  // Centring is what `dispatchInSight` asks for, and has done.
  return [flash, EditorView.scrollHandler.of((_view, _range, { y }) => y === 'center')];
}

/** Selects a place, brings it into view, and on request lights it up for a moment. */
export function selectSpan(view: EditorView, { from, to }: Span, withFlash: boolean): void {
  if (to > view.state.doc.length) return;
  const span = { from, to };
  const isLit = withFlash && from < to;
  dispatchInSight(view, from, {
    selection: { anchor: from, head: to },
    effects: isLit ? startFlash.of(span) : [],
  });
  if (isLit) setTimeout(() => view.dispatch({ effects: endFlash.of(span) }), FLASH_MILLISECONDS);
}

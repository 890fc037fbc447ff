import { applyEdits } from '../../core/model/edit.ts';
import type { QuickFix } from '../../core/model/quick-fix.ts';
import type { Diagnostic } from '../../worker/api.ts';
import type { Editors } from './editors.svelte.ts';
import { changeEvent, changeRule } from './edits.ts';
import type { Session } from './session.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** The keys that apply the first quick fix, as they are shown. */
export const FIX_KEYS = 'Ctrl/⌘ .';

/** What stands in the way of the selected rule, with what mends it, the most pressing first. */
export function quickFixesOf(session: Session): readonly QuickFix[] {
  const fixes = [...fixesBeside(session, 'error'), ...session.quickFixes];
  // One mistake may be noticed in two places.
  const isNew = ({ side, title }: QuickFix, index: number) =>
    fixes.findIndex((other) => other.side === side && other.title === title) === index;
  return fixes.filter(isNew);
}

/** The fix that the key applies: in the event's editor, one of the event if there is one. */
function firstFix(session: Session, isInEvent: boolean): QuickFix | undefined {
  const fixes = [...quickFixesOf(session), ...fixesBeside(session, 'warning')];
  return (isInEvent ? fixes.find(({ side }) => side === 'event') : undefined) ?? fixes[0];
}

/** The corrections that stand with mistakes in the event and in the selected rule's pattern. */
function fixesBeside(
  { evaluation, ruleEvaluation }: Session,
  severity: Diagnostic['severity'],
): readonly QuickFix[] {
  const inEvent = evaluation?.eventDiagnostics ?? [];
  const inPattern = ruleEvaluation?.patternDiagnostics ?? [];
  return [...inEvent, ...inPattern]
    .filter((diagnostic) => diagnostic.severity === severity)
    .flatMap(({ fixes = [] }) => fixes);
}

/** What is on its way, a verdict or an editor, is there after a few frames. */
const MOST_FRAMES = 60;

function soon(isReady: () => boolean, run: () => void, frame = 0): void {
  if (isReady()) run();
  else if (frame < MOST_FRAMES) requestAnimationFrame(() => soon(isReady, run, frame + 1));
}

interface Parts {
  readonly session: Session;
  readonly editors: Editors;
  readonly toasts: Toasts;
}

/** What the key does: applies the first fix there is for what is on screen. */
export function applyFirstFix(parts: Parts, isInEvent: boolean): void {
  const { session, toasts } = parts;
  soon(
    () => session.isSettled,
    () => {
      const fix = firstFix(session, isInEvent);
      if (fix) applyFix(fix, parts);
      else toasts.show('There is no quick fix for what is on screen.');
    },
  );
}

/** Makes a fix in its editor, where one step undoes it, and says what was done. */
export function applyFix(fix: QuickFix, { session, editors, toasts }: Parts): void {
  const { selection } = session;
  const { side, edits, title } = fix;
  const before = textOf(session, side);
  const after = applyEdits(before, edits);
  if (side === 'pattern') selection.ruleTab = 'pattern';
  if (!editors[side]) selection.pane = side === 'pattern' ? 'rules' : 'event';
  const apply = () => {
    const editor = editors[side];
    if (!editor || textOf(session, side) !== before) return;
    editor.apply(edits);
    // What was pressed goes away with the mistake. Where there is a keyboard, it goes on in the
    // editor; a keyboard on the screen would cover what has changed.
    if (!matchMedia('(pointer: coarse)').matches) editor.focus();
    const undo = () => {
      if (textOf(session, side) === after) putText(session, side, before);
    };
    toasts.show(`Done: ${title}.`, { action: { label: 'Undo', run: undo } });
  };
  soon(() => editors[side] !== undefined, apply);
}

function textOf(session: Session, side: QuickFix['side']): string {
  return (side === 'pattern' ? session.rule?.pattern : session.event?.text) ?? '';
}

function putText(session: Session, side: QuickFix['side'], text: string): void {
  const { scenario, event } = session;
  const { rule } = session.selection;
  if (side === 'event' && event) session.change(changeEvent(scenario, event.id, { text }));
  if (side === 'pattern' && rule) session.change(changeRule(scenario, rule, { pattern: text }));
}

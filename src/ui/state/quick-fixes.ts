import type { QuickFix } from '../../core/model/quick-fix.ts';
import type { Editors } from './editors.svelte.ts';
import { changeEvent, changeRule } from './edits.ts';
import type { Session } from './session.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** The keys that apply the first quick fix, as they are shown. */
export const FIX_KEYS = 'Ctrl/⌘ .';

/** What can be corrected at once about the event and the selected rule, the most pressing first. */
export function quickFixesOf(session: Session): readonly QuickFix[] {
  return session.quickFixes;
}

/** The fix that the key applies: in the event's editor, one of the event if there is one. */
export function firstFix(session: Session, isInEvent: boolean): QuickFix | undefined {
  const fixes = quickFixesOf(session);
  return (isInEvent ? fixes.find(({ side }) => side === 'event') : undefined) ?? fixes[0];
}

/** An editor that is brought on screen is there after a few frames. */
const MOST_FRAMES = 30;

/** Makes a fix in its editor, where one step undoes it, and says what was done. */
export function applyFix(
  fix: QuickFix,
  { session, editors, toasts }: { session: Session; editors: Editors; toasts: Toasts },
): void {
  const { selection } = session;
  const { side } = fix;
  const before = textOf(session, side);
  if (side === 'pattern') selection.ruleTab = 'pattern';
  if (!editors[side]) selection.pane = side === 'pattern' ? 'rules' : 'event';
  const apply = (frame: number) => {
    const editor = editors[side];
    if (!editor) {
      if (frame < MOST_FRAMES) requestAnimationFrame(() => apply(frame + 1));
      return;
    }
    editor.apply(fix.edits);
    // What was pressed goes away with the mistake. Where there is a keyboard, it goes on in the
    // editor; a keyboard on the screen would cover what has changed.
    if (!matchMedia('(pointer: coarse)').matches) editor.focus();
    const after = textOf(session, side);
    toasts.show(`Done: ${fix.title}.`, {
      action: {
        label: 'Undo',
        run: () => {
          if (textOf(session, side) === after) putText(session, side, before);
        },
      },
    });
  };
  apply(0);
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

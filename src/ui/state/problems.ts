import type { QuickFix } from '../../core/model/quick-fix.ts';
import type { Diagnostic } from '../../worker/api.ts';
import type { Editors } from './editors.svelte.ts';
import type { RuleReference } from './edits.ts';
import type { Session } from './session.svelte.ts';

/** A mistake somewhere in the scenario, with the way to it. */
export interface Problem {
  readonly where: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  /** The likeliest correction, if there is one. */
  readonly fix?: QuickFix | undefined;
  readonly place:
    | { readonly type: 'event'; readonly span: Diagnostic['span'] }
    | { readonly type: 'pattern'; readonly rule: RuleReference; readonly span: Diagnostic['span'] }
    | { readonly type: 'input'; readonly rule: RuleReference; readonly target: string };
}

/** Everything that is wrong with what is on screen, in reading order. Notes are not problems. */
export function problemsOf(session: Session): readonly Problem[] {
  const { evaluation, event } = session;
  if (!evaluation || !event) return [];
  const isProblem = ({ severity }: Diagnostic) => severity !== 'info';
  const inEvent = evaluation.eventDiagnostics.filter(isProblem).map(
    ({ severity, message, span, fixes }): Problem => ({
      where: `Event ${event.name}`,
      severity,
      message,
      fix: fixes?.[0],
      place: { type: 'event', span },
    }),
  );
  const inRules = evaluation.rules.flatMap((rule) => {
    const reference = { bus: event.bus, name: rule.name };
    const inPattern = rule.patternDiagnostics.filter(isProblem).map(
      ({ severity, message, span, fixes }): Problem => ({
        where: `Pattern of ${rule.name}`,
        severity,
        message,
        fix: fixes?.[0],
        place: { type: 'pattern', rule: reference, span },
      }),
    );
    const inTargets = rule.targets.flatMap((target) =>
      target.diagnostics.filter(isProblem).map(
        ({ severity, message }): Problem => ({
          where: `Input of ${rule.name} / ${target.id}`,
          severity,
          message,
          place: { type: 'input', rule: reference, target: target.id },
        }),
      ),
    );
    return [...inPattern, ...inTargets];
  });
  // Rules of other buses are not asked about this event; the run has tried to deploy them all.
  const elsewhere = session.problems
    .filter(({ bus }) => bus !== event.bus)
    .map(({ bus, rule, target, message }): Problem => {
      const reference = { bus, name: rule };
      return {
        where: `${bus} / ${rule}`,
        severity: 'error',
        message,
        place:
          target === null
            ? { type: 'pattern', rule: reference, span: { from: 0, to: 0 } }
            : { type: 'input', rule: reference, target },
      };
    });
  return [...inEvent, ...inRules, ...elsewhere];
}

/** Shows the place of a problem, with the focus in its editor. */
export function goToProblem(session: Session, editors: Editors, { place }: Problem): void {
  const { selection } = session;
  switch (place.type) {
    case 'event':
      selection.pane = 'event';
      editors.event?.select(place.span, { flash: true });
      editors.event?.focus();
      return;
    case 'pattern':
      selection.pane = 'rules';
      selection.rule = place.rule;
      selection.ruleTab = 'pattern';
      // The editor of another rule is on screen only after the next frame.
      requestAnimationFrame(() => {
        editors.pattern?.select(place.span, { flash: true });
        editors.pattern?.focus();
      });
      return;
    case 'input':
      selection.pane = 'rules';
      selection.rule = place.rule;
      selection.target = place.target;
      selection.ruleTab = 'input';
      return;
  }
}

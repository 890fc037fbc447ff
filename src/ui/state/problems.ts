import { articleSlug } from '../../core/model/article-slug.ts';
import type { ResourcePlace } from '../../core/model/problem.ts';
import type { QuickFix } from '../../core/model/quick-fix.ts';
import type { Diagnostic } from '../../worker/api.ts';
import { cycleSentence } from '../format/cycle-words.ts';
import type { Editors } from './editors.svelte.ts';
import type { RuleReference } from './edits.ts';
import type { Session } from './session.svelte.ts';

/** A mistake somewhere in the scenario, with the way to it. */
export interface Problem {
  readonly where: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  /** The end of the address of the article about it, if there is one. */
  readonly article?: string | undefined;
  /** The likeliest correction, if there is one. */
  readonly fix?: QuickFix | undefined;
  readonly place:
    | { readonly type: 'event'; readonly span: Diagnostic['span'] }
    | { readonly type: 'pattern'; readonly rule: RuleReference; readonly span: Diagnostic['span'] }
    | { readonly type: 'input'; readonly rule: RuleReference; readonly target: string }
    | ResourcePlace;
}

/** What has been found out about a scenario. */
type Checked = Pick<Session, 'evaluation' | 'event'> & {
  readonly setup: Pick<Session['setup'], 'problems' | 'resourceProblems' | 'cycles'>;
};

/** Everything that is wrong with the scenario as it is now, in reading order. Notes are not problems. */
export function problemsOf(session: Checked): readonly Problem[] {
  return [...problemsOfEvent(session), ...problemsOfSetup(session)];
}

const isProblem = ({ severity }: Diagnostic) => severity !== 'info';

/** Of the event on screen and of the rules that it is put to. */
function problemsOfEvent({ evaluation, event }: Checked): readonly Problem[] {
  if (!evaluation || !event) return [];
  const inEvent = evaluation.eventDiagnostics.filter(isProblem).map(
    ({ severity, message, span, fixes, article }): Problem => ({
      article,
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
      ({ severity, message, span, fixes, article }): Problem => ({
        article,
        where: `Pattern of ${rule.name}`,
        severity,
        message,
        fix: fixes?.[0],
        place: { type: 'pattern', rule: reference, span },
      }),
    );
    const inTargets = rule.targets.flatMap((target) =>
      target.diagnostics.filter(isProblem).map(
        ({ severity, message, article }): Problem => ({
          article,
          where: `Input of ${rule.name} / ${target.id}`,
          severity,
          message,
          place: { type: 'input', rule: reference, target: target.id },
        }),
      ),
    );
    const inSchedule = rule.scheduleDiagnostics.filter(isProblem).map(
      ({ severity, message, span, article }): Problem => ({
        article,
        where: `Schedule of ${rule.name}`,
        severity,
        message,
        place: { type: 'pattern', rule: reference, span },
      }),
    );
    return [...inPattern, ...inSchedule, ...inTargets];
  });
  return [...inEvent, ...inRules];
}

/** Of rules, targets and resources, whichever event is on screen. */
function problemsOfSetup({ setup, event }: Checked): readonly Problem[] {
  const inRules = setup.problems.flatMap(({ bus, rule, target, field, message }): Problem[] => {
    const reference = { bus, name: rule };
    if (target !== null && field !== null) {
      const where = `Target ${rule} / ${target}`;
      const place: ResourcePlace = { type: 'target', bus, rule, target, field };
      return [{ where, severity: 'error', message, place, article: articleSlug.text(message) }];
    }
    // Patterns and inputs of this bus have been looked at with the event, and more closely.
    if (bus === event?.bus) return [];
    const where = `${bus} / ${rule}`;
    const place: Problem['place'] =
      target === null
        ? { type: 'pattern', rule: reference, span: { from: 0, to: 0 } }
        : { type: 'input', rule: reference, target };
    return [{ where, severity: 'error', message, place, article: articleSlug.text(message) }];
  });
  const inResources = setup.resourceProblems.map(
    ({ severity, message, place }): Problem => ({
      where: nameOf(place),
      severity,
      message,
      place,
      article: articleSlug.text(message),
    }),
  );
  const loops = setup.cycles.flatMap((cycle): Problem[] => {
    const rule = cycle.find(({ via }) => via.type === 'rule') ?? cycle[0];
    if (!rule) return [];
    const place: ResourcePlace =
      rule.via.type === 'rule'
        ? {
            type: 'target',
            bus: rule.from.name,
            rule: rule.via.rule,
            target: rule.via.targetId,
            field: 'resource',
          }
        : { type: 'resource', resource: rule.from, field: null };
    const message = cycleSentence(cycle);
    return [{ where: 'Loop', severity: 'warning', message, place, article: 'loops' }];
  });
  return [...inRules, ...inResources, ...loops];
}

function nameOf(place: ResourcePlace): string {
  switch (place.type) {
    case 'resource':
      return place.resource.name;
    case 'event-source-mapping':
      return `${place.queue} → ${place.function}`;
    case 'archive':
      return `Archive ${place.archive}`;
    case 'target':
      return `Target ${place.rule} / ${place.target}`;
  }
}

/** Shows the place of a problem, with the focus in its editor or at its setting. */
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
      showInput(session, place.rule, place.target);
      return;
    default:
      goToSetting(session, place);
  }
}

function showInput({ selection }: Session, rule: RuleReference, target: string): void {
  selection.pane = 'rules';
  selection.rule = rule;
  selection.target = target;
  selection.ruleTab = 'input';
}

/** Shows where something is set up, with the focus at the setting. */
export function goToSetting(session: Session, place: ResourcePlace): void {
  const { selection } = session;
  switch (place.type) {
    case 'resource':
      selection.resources = { resource: place.resource };
      selection.setting = place.field;
      return;
    case 'event-source-mapping': {
      const { queue, function: name, field } = place;
      const { functions } = session.scenario;
      const isThere = functions.some((one) => one.name === name);
      selection.resources = {
        resource: isThere ? { type: 'lambda-function', name } : { type: 'sqs-queue', name: queue },
      };
      selection.setting = mappingSetting(place, field ?? 'batchSize');
      return;
    }
    case 'archive':
      selection.resources = null;
      selection.archives = { archive: place.archive };
      return;
    case 'target': {
      const rule = { bus: place.bus, name: place.rule };
      if (place.field === 'input') {
        showInput(session, rule, place.target);
        return;
      }
      selection.resources = null;
      selection.pane = 'rules';
      selection.rule = rule;
      selection.target = place.target;
      selection.ruleTab = 'targets';
      selection.setting = place.field;
      return;
    }
  }
}

/** What the settings of an event source mapping are called, which stand among those of two resources. */
export function mappingSetting(
  { queue, function: name }: { readonly queue: string; readonly function: string },
  field: string,
): string {
  return `mapping.${queue}.${name}.${field}`;
}

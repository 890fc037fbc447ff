import { CONFIGURED_TYPES } from '../../core/model/resource.ts';
import { isScheduledOnly } from '../../core/model/scheduled-only.ts';
import { CONFIGURED_WORDS } from '../format/names.ts';
import { namesOf } from '../state/resource-edits.ts';
import type { DockTab, OutcomeTab, RuleTab } from '../state/selection.svelte.ts';
import { THEMES } from '../state/theme.svelte.ts';
import type { Command } from './command.ts';
import type { Place } from './place.ts';

/** All that can be done and looked at now, in the order in which it is offered unasked. */
export function commandsOf(place: Place): readonly Command[] {
  return [
    ...actions(place),
    ...views(place),
    ...rules(place),
    ...events(place),
    ...resources(place),
    ...scenarios(place),
    ...pages(),
  ];
}

function actions(place: Place): Command[] {
  const { session, scenarioActions } = place;
  const { playback, versions, selection } = session;
  const group = 'Do';
  const all: (Command & { readonly isOff?: boolean })[] = [
    {
      id: 'send',
      group,
      label: 'Send event',
      detail: session.event?.name ?? '',
      keys: 'Ctrl/⌘ Enter',
      isOff: !session.event,
      run: place.send,
    },
    {
      id: 'undo',
      group,
      label: 'Undo',
      detail: versions.undoes ?? '',
      keys: 'Ctrl/⌘ Z',
      isOff: versions.undoes === null,
      run: () => void session.undo(),
    },
    {
      id: 'redo',
      group,
      label: 'Redo',
      detail: versions.redoes ?? '',
      keys: 'Ctrl/⌘ Shift Z',
      isOff: versions.redoes === null,
      run: () => void session.redo(),
    },
    {
      id: 'share',
      group,
      label: 'Share…',
      detail: 'link, frame, QR code, picture',
      run: place.share,
    },
    { id: 'save', group, label: 'Save now', keys: 'Ctrl/⌘ S', run: () => void place.save() },
    {
      id: 'save-file',
      group,
      label: 'Save the scenario to a file',
      detail: 'export',
      run: () => void place.saveFile(),
    },
    {
      id: 'check-file',
      group,
      label: 'Check a file of events…',
      detail: 'JSON lines, CloudWatch Logs, SQS',
      run: place.checkFile,
    },
    {
      id: 'play',
      group,
      label: playback.playing ? 'Pause' : 'Play',
      detail: 'virtual time',
      run: () => playback.toggle(),
    },
    {
      id: 'generate',
      group,
      label: 'Generate events…',
      detail: session.rule ? `for ${session.rule.name}` : '',
      isOff: !session.rule || isScheduledOnly(session.rule),
      run: () => {
        selection.generating = true;
      },
    },
    {
      id: 'next-problem',
      group,
      label: 'Go to the next problem',
      keys: 'F8',
      run: () => place.goToProblem(1),
    },
    {
      id: 'history',
      group,
      label: 'History…',
      detail: 'earlier states',
      run: scenarioActions.showHistory,
    },
    { id: 'new-scenario', group, label: 'New scenario', run: scenarioActions.create },
    { id: 'duplicate', group, label: 'Duplicate the scenario', run: scenarioActions.duplicate },
    {
      id: 'open-file',
      group,
      label: 'Open a file…',
      detail: 'scenario',
      run: scenarioActions.openFile,
    },
    {
      id: 'resources',
      group,
      label: 'Resources…',
      detail: 'set up buses, queues, functions, topics, APIs',
      run: () => {
        selection.resources = { resource: null };
      },
    },
    {
      id: 'archives',
      group,
      label: 'Archives and replays…',
      run: () => {
        selection.archives = { archive: null };
      },
    },
    ...THEMES.map(
      ({ value, label }): Command => ({
        id: `theme-${value}`,
        group,
        label: `Theme: ${label}`,
        run: () => place.setTheme(value),
      }),
    ),
    { id: 'help', group, label: 'Keyboard help', keys: '?', run: place.help },
  ];
  return all.filter(({ isOff }) => !isOff);
}

const DOCK: Readonly<Record<DockTab, string>> = {
  timeline: 'Timeline',
  metrics: 'Metrics',
  table: 'All events',
  log: 'Log',
  terminal: 'Terminal',
  tests: 'Tests',
  problems: 'Problems',
};
const OUTCOME: Readonly<Record<OutcomeTab, string>> = {
  why: 'Why',
  delivered: 'Delivered',
  queues: 'Queues',
};
const RULE: Readonly<Record<RuleTab, string>> = {
  pattern: 'Pattern',
  input: 'Input',
  targets: 'Targets',
};

function views({ session: { selection }, focusPart }: Place): Command[] {
  const group = 'Look at';
  return [
    ...entriesOf(RULE).map(
      ([tab, label]): Command => ({
        id: `rule-${tab}`,
        group,
        label,
        detail: 'of the selected rule',
        run: () => {
          focusPart(1);
          selection.ruleTab = tab;
        },
      }),
    ),
    ...entriesOf(OUTCOME).map(
      ([tab, label]): Command => ({
        id: `outcome-${tab}`,
        group,
        label,
        detail: 'in the outcome',
        run: () => {
          selection.outcomeTab = tab;
          focusPart(2);
        },
      }),
    ),
    ...entriesOf(DOCK).map(
      ([tab, label]): Command => ({
        id: `dock-${tab}`,
        group,
        label,
        detail: 'in the dock',
        run: () => {
          selection.dockTab = tab;
          focusPart(3);
        },
      }),
    ),
  ];
}

function entriesOf<K extends string>(record: Readonly<Record<K, string>>): readonly [K, string][] {
  return Object.entries(record) as [K, string][];
}

function rules({ session, select }: Place): Command[] {
  return session.scenario.buses.flatMap((bus) =>
    bus.rules.map(
      (rule): Command => ({
        id: `rule ${bus.name} ${rule.name}`,
        group: 'Rules',
        label: rule.name,
        detail: `on ${bus.name}`,
        run: () => select({ kind: 'rule', bus: bus.name, name: rule.name }),
      }),
    ),
  );
}

function events({ session, select }: Place): Command[] {
  return session.scenario.events.map(
    ({ id, name }): Command => ({
      id: `event ${id}`,
      group: 'Events',
      label: name,
      run: () => select({ kind: 'event', id }),
    }),
  );
}

function resources({ session }: Place): Command[] {
  return CONFIGURED_TYPES.flatMap((type) =>
    namesOf(session.scenario, type).map(
      (name): Command => ({
        id: `resource ${type} ${name}`,
        group: 'Resources',
        label: name,
        detail: CONFIGURED_WORDS[type],
        run: () => {
          session.selection.resources = { resource: { type, name } };
        },
      }),
    ),
  );
}

function scenarios({ library, scenarioActions }: Place): Command[] {
  return library.list
    .filter(({ id }) => id !== library.id)
    .map(
      ({ id, name, updatedAt }): Command => ({
        id: `scenario ${id}`,
        group: 'Scenarios',
        label: name,
        detail: new Date(updatedAt).toLocaleString(),
        run: () => scenarioActions.open(id),
      }),
    );
}

const PAGES = [
  ['learn', 'Learn', 'the course'],
  ['examples', 'Examples', 'complete scenarios'],
  ['reference', 'Reference', 'an article for everything'],
  ['fidelity', 'Fidelity', 'differences from AWS'],
  ['storage', 'Storage', 'what this browser keeps'],
] as const;

function pages(): Command[] {
  return PAGES.map(
    ([fragment, label, detail]): Command => ({
      id: `page ${fragment}`,
      group: 'To read',
      label,
      detail,
      run: () => {
        location.hash = fragment;
      },
    }),
  );
}

/**
 * How a shared scenario is looked at: the part of a link that stands in its query. It is presentation
 * and no part of the scenario. What an address says wrongly, or what the scenario does not have, is
 * passed over: a link opens all the same.
 */
export interface SharedView {
  /** `rule=BUS/RULE`. The names of event buses have slashes, those of rules have none. */
  readonly rule: { readonly bus: string; readonly name: string } | null;
  /** `sample=ID`: the sample event that is selected. */
  readonly sample: string | null;
  /** `tab=input,why`: the tabs that are open, by their ids, which are unique among all lists of tabs. */
  readonly tabs: readonly string[];
  /** `t=1200`: the moment in view, in milliseconds after the start of virtual time. `null`: the end. */
  readonly at: number | null;
  /** `hl=/detail/total`: the value of the event to point at, as a JSON pointer (RFC 6901). */
  readonly highlight: string | null;
}

export const plainView: SharedView = {
  ...{ rule: null, sample: null, tabs: [], at: null, highlight: null },
};

/** What of a query is about the view and the scenario; the rest stays in the address. */
export const VIEW_PARAMETERS = ['rule', 'sample', 'tab', 't', 'hl'] as const;

/** Bounds what is kept of an address that somebody else wrote. */
const LONGEST_VALUE = 2_000;
const MOST_TABS = 10;
/** A year, which is as long as a scenario can take. */
const LATEST_MILLISECONDS = 366 * 86_400_000;

export function readView(query: URLSearchParams): SharedView {
  const get = (name: (typeof VIEW_PARAMETERS)[number]) => {
    const value = query.get(name);
    return value === null || value === '' || value.length > LONGEST_VALUE ? null : value;
  };
  return {
    rule: ruleOf(get('rule')),
    sample: get('sample'),
    tabs: get('tab')?.split(',').slice(0, MOST_TABS) ?? [],
    at: momentOf(get('t')),
    highlight: get('hl'),
  };
}

/** Only what differs from how a scenario opens by itself. */
export function writeView(view: SharedView): URLSearchParams {
  const query = new URLSearchParams();
  if (view.rule) query.set('rule', `${view.rule.bus}/${view.rule.name}`);
  if (view.sample) query.set('sample', view.sample);
  if (view.tabs.length > 0) query.set('tab', view.tabs.join(','));
  if (view.at !== null) query.set('t', String(view.at));
  if (view.highlight) query.set('hl', view.highlight);
  return query;
}

/** A query as people read it: slashes and commas need no escape there. */
export function queryText(query: URLSearchParams): string {
  return query.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
}

function ruleOf(value: string | null): SharedView['rule'] {
  const slash = value?.lastIndexOf('/') ?? -1;
  if (value === null || slash < 1 || slash === value.length - 1) return null;
  return { bus: value.slice(0, slash), name: value.slice(slash + 1) };
}

function momentOf(value: string | null): number | null {
  if (value === null || !/^\d{1,12}(\.\d+)?$/.test(value)) return null;
  const moment = Number(value);
  return moment <= LATEST_MILLISECONDS ? moment : null;
}

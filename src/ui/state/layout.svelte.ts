/** How large the parts of the page are: pixels, and shares of the width. */
export class Layout {
  map = $state(176);
  dock = $state(216);
  event = $state(0.278);
  outcome = $state(0.305);
  dockCollapsed = $state(false);

  snapshot() {
    const { map, dock, event, outcome, dockCollapsed } = this;
    return { map, dock, event, outcome, dockCollapsed };
  }

  /** Takes what it can from something that was stored. */
  restore(stored: unknown): void {
    if (typeof stored !== 'object' || stored === null) return;
    const values: Readonly<Record<string, unknown>> = { ...stored };
    const take = (key: 'map' | 'dock' | 'event' | 'outcome', least: number, most: number) => {
      const value = values[key];
      if (typeof value === 'number' && value >= least && value <= most) this[key] = value;
    };
    take('map', 96, 600);
    take('dock', 100, 600);
    take('event', 0.1, 0.6);
    take('outcome', 0.1, 0.6);
    this.dockCollapsed = values.dockCollapsed === true;
  }
}

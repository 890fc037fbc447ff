const MAP = 176;
const DOCK = 216;
const TALL_MAP = 264;
const TALL_DOCK = 300;

/** How large the parts of the page are: pixels, and shares of the width. */
export class Layout {
  map = $state(MAP);
  dock = $state(DOCK);
  event = $state(0.278);
  outcome = $state(0.305);
  dockCollapsed = $state(false);

  /** @param isTall a tablet on end: larger controls, and room for them */
  constructor(isTall = false) {
    if (!isTall) return;
    this.map = TALL_MAP;
    this.dock = TALL_DOCK;
  }

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

import type { RouteState } from './route.ts';

/** Drawn on a 12 × 12 grid; each differs in shape, so that none depends on its colour. */
export const SIGNS: Readonly<Record<RouteState, string>> = {
  idle: 'M4 6h4',
  'not-reached': 'M3 6h6',
  matched: 'M2.2 6.4 4.8 9 9.8 3.4',
  delivered: 'M2.2 6.4 4.8 9 9.8 3.4',
  failed: 'M3 3l6 6M9 3l-6 6',
  lost: 'M3 3l6 6M9 3l-6 6',
  invalid: 'M6 2v5M6 9.6v.1',
  disabled: 'M6 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  scheduled: 'M6 1.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4zM6 3.8V6l1.6 1',
  running: 'M2.5 6v.01M6 6v.01M9.5 6v.01',
  waiting: 'M9.9 6.9A4 4 0 1 1 9 3.4M9.4 1.3v2.5H6.9',
  'dead-lettered':
    'M6 1.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8zM4.3 4.3l3.4 3.4M7.7 4.3 4.3 7.7',
};

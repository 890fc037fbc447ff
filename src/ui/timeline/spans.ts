import type { Instant } from '../../core/model/brand.ts';
import type { Span } from './lanes.ts';

/** From the beginning to the first try, through each, and from one to the next. */
export function spansOf(
  from: Instant,
  tries: readonly { readonly startedAt: Instant; readonly endedAt: Instant | null }[],
): readonly Span[] {
  let reached = from;
  return tries.flatMap(({ startedAt, endedAt }, index): Span[] => {
    const before: Span = {
      from: reached,
      to: startedAt,
      kind: index === 0 ? 'way' : 'wait',
    };
    reached = endedAt ?? startedAt;
    return [before, { from: startedAt, to: reached, kind: 'work' }];
  });
}

/**
 * Scrolls what an element is in, as little as need be, and never the page. In a frame the browser's own
 * `scrollIntoView` would go on to the page around it, whose reader is looking at something.
 */
export function bringIntoView(element: HTMLElement): void {
  const scroller = scrollerOf(element);
  if (!scroller) return;
  const outer = scroller.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  if (inner.top < outer.top) scroller.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) {
    scroller.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top);
  }
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  let parent = element.parentElement;
  while (parent && parent !== document.body) {
    const { overflowY } = getComputedStyle(parent);
    if (/auto|scroll/.test(overflowY) && parent.scrollHeight > parent.clientHeight) return parent;
    parent = parent.parentElement;
  }
  return null;
}

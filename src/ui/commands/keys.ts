/** What keys ask for, wherever the focus is. */
export type KeyCommand =
  | { readonly type: 'send' | 'save' | 'undo' | 'redo' | 'fix' | 'palette' | 'help' }
  | { readonly type: 'focus'; readonly part: number }
  | { readonly type: 'problem'; readonly step: 1 | -1 };

/** What is typed into is undone by the browser, or by the editor. */
const TYPED_INTO =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [readonly]), textarea, [contenteditable]';
const TEXT = 'input, textarea, select, [contenteditable]';

/** `null`: the keys mean nothing here, and stay with whoever else listens. */
export function commandOfKeys(event: KeyboardEvent): KeyCommand | null {
  const target = event.target as Element;
  const modifier = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (modifier && key === 'Enter') return { type: 'send' };
  if (modifier && key === 's' && !event.shiftKey) return { type: 'save' };
  if (modifier && key === 'k' && !event.shiftKey && !event.altKey) return { type: 'palette' };
  if (modifier && !event.altKey && (key === 'z' || (key === 'y' && !event.shiftKey))) {
    if (target.closest(`${TYPED_INTO}, dialog`)) return null;
    return { type: event.shiftKey || key === 'y' ? 'redo' : 'undo' };
  }
  if (modifier && key === '.') return { type: 'fix' };
  if (event.altKey && !modifier && /^Digit[1-4]$/.test(event.code)) {
    return { type: 'focus', part: Number(event.code.slice(-1)) - 1 };
  }
  if (key === 'F1') return { type: 'palette' };
  if (key === 'F8') return { type: 'problem', step: event.shiftKey ? -1 : 1 };
  if (key === '?' && !modifier && !target.closest(TEXT)) return { type: 'help' };
  return null;
}

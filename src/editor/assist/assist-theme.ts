import { EditorView } from '@codemirror/view';

const list = '.cm-tooltip.cm-assist > ul';

export const assistTheme = EditorView.theme({
  '.cm-tooltip.cm-assist': { padding: '4px', borderRadius: 'var(--radius-2)' },
  [list]: {
    fontFamily: 'var(--font-mono)',
    fontSize: 'var(--text-base)',
    maxHeight: '17em',
    minWidth: '220px',
    maxWidth: 'min(460px, calc(100vw - 48px))',
  },
  [`${list} > li`]: {
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    minHeight: 'calc(var(--control-height) - 4px)',
    padding: '0 8px',
    borderRadius: 'var(--radius-1)',
    lineHeight: '1.4',
  },
  [`${list} > li[aria-selected]`]: {
    background: 'var(--color-accent-soft)',
    color: 'var(--color-text)',
    boxShadow: 'inset 2px 0 var(--color-accent)',
  },
  '.cm-completionLabel': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionMatchedText': {
    textDecoration: 'none',
    fontWeight: '700',
    color: 'var(--color-accent)',
  },
  '.cm-completionDetail': {
    flex: '1',
    minWidth: '6em',
    margin: '0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'right',
    fontStyle: 'normal',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--text-small)',
    color: 'var(--color-text-muted)',
  },
  '.cm-option-field .cm-completionLabel, .cm-option-object .cm-completionLabel': {
    color: 'var(--color-syntax-key)',
  },
  '.cm-option-operator .cm-completionLabel, .cm-option-alternative .cm-completionLabel': {
    color: 'var(--color-syntax-keyword)',
  },
  // On a phone it would cover what is being written; there the article has a key of its own.
  '@media (max-width: 640px)': { '.cm-tooltip.cm-completionInfo': { display: 'none' } },
  '.cm-tooltip.cm-completionInfo': {
    padding: '0',
    borderRadius: 'var(--radius-2)',
    border: '1px solid var(--color-border)',
    background: 'var(--color-surface-raised)',
    maxWidth: 'min(420px, 92vw)',
  },
  '.cm-snippetField': {
    backgroundColor: 'color-mix(in oklab, var(--color-accent) 14%, transparent)',
  },
});

import { EditorView } from '@codemirror/view';

/** How an article looks beside what it is about. */
export const articleTheme = EditorView.theme({
  '.cm-article': {
    boxSizing: 'border-box',
    maxWidth: 'min(420px, 92vw)',
    maxHeight: 'min(420px, 60vh)',
    overflowY: 'auto',
    padding: '8px 12px',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--text-small)',
    lineHeight: '1.45',
    whiteSpace: 'normal',
  },
  '.cm-article-name': { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-base)' },
  '.cm-article p': { margin: '2px 0 4px' },
  '.cm-article-values': { color: 'var(--color-text-muted)' },
  '.cm-article-example': {
    margin: '6px 0',
    padding: '6px 8px',
    borderRadius: 'var(--radius-1)',
    background: 'var(--color-surface-sunken)',
    overflowWrap: 'anywhere',
  },
  '.cm-article-example > div': {
    display: 'flex',
    gap: '6px',
    color: 'var(--color-text-muted)',
  },
  '.cm-article-match > span': { color: 'var(--color-matched)' },
  '.cm-article-reject > span': { color: 'var(--color-failed)' },
  '.cm-article code': { fontFamily: 'var(--font-mono)' },
  '.cm-article ul': { margin: '4px 0 0', padding: '0 0 0 18px', listStyle: 'disc' },
  '.cm-article li': { margin: '2px 0' },
});

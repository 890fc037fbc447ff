import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const flash = {
  from: { backgroundColor: 'color-mix(in oklab, var(--color-accent) 60%, transparent)' },
  to: { backgroundColor: 'transparent' },
};

/** Colours are the page's own custom properties, so that light and dark need no second theme. */
const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--color-text)',
    backgroundColor: 'transparent',
    fontSize: 'var(--editor-font-size)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--color-text)' },
  '.cm-line': { padding: '0 12px 0 6px' },
  '.cm-cursor': { borderLeftColor: 'var(--color-text)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--color-text-muted)',
    border: 'none',
  },
  // CodeEditor's placeholder has the same widths, so that nothing moves when the editor arrives.
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 2px 0 10px', minWidth: 'calc(2ch + 12px)' },
  '.cm-foldGutter .cm-gutterElement': {
    width: '16px',
    padding: '0',
    textAlign: 'center',
    cursor: 'pointer',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklab, var(--color-text) 4%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection':
    { backgroundColor: 'color-mix(in oklab, var(--color-accent) 28%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in oklab, var(--color-accent) 18%, transparent)',
    outline: '1px solid color-mix(in oklab, var(--color-accent) 50%, transparent)',
  },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--color-hover)',
    border: '1px solid var(--color-border)',
    color: 'var(--color-text-muted)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--color-border)',
    borderRadius: 'var(--radius-1)',
    backgroundColor: 'var(--color-surface-raised)',
    color: 'var(--color-text)',
    boxShadow: 'var(--shadow-raised)',
  },
  '.cm-tooltip-lint': { maxWidth: 'min(520px, 90vw)' },
  '.cm-diagnostic': {
    padding: '6px 10px',
    borderLeftWidth: '3px',
    whiteSpace: 'pre-wrap',
    fontFamily: 'var(--font-ui)',
    overflowWrap: 'anywhere',
  },
  '.cm-diagnosticText': { display: 'block' },
  '.cm-article-link': {
    display: 'inline-block',
    paddingTop: '4px',
    color: 'var(--color-accent)',
    fontFamily: 'var(--font-ui)',
  },
  '.cm-diagnosticAction': {
    display: 'inline-block',
    minHeight: 'var(--control-height)',
    margin: '8px 8px 2px 0',
    padding: '3px 10px',
    border: '1px solid var(--color-accent)',
    borderRadius: 'var(--radius-1)',
    backgroundColor: 'var(--color-accent-soft)',
    color: 'var(--color-accent)',
    fontWeight: '500',
    textAlign: 'left',
  },
  '.cm-diagnosticAction:hover': {
    backgroundColor: 'var(--color-accent)',
    color: 'var(--color-on-accent)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--color-failed)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--color-warning)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--color-accent)' },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '1px' },
  '.cm-lintRange-error': {
    textDecoration: 'underline wavy var(--color-failed) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    textDecoration: 'underline wavy var(--color-warning) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-info': {
    textDecoration: 'underline dotted var(--color-accent) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--color-failed)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--color-warning)' },
  '.cm-lintPoint-info:after': { borderBottomColor: 'var(--color-accent)' },
  '.cm-specialChar': { color: 'var(--color-failed)' },
  '.cm-placeholder': { color: 'var(--color-text-muted)' },
  '.cm-used-matched': {
    borderBottom: '2px solid var(--color-matched)',
    backgroundColor: 'var(--color-matched-soft)',
  },
  '.cm-used-failed': {
    borderBottom: '2px dashed var(--color-failed)',
    backgroundColor: 'var(--color-failed-soft)',
  },
  '.cm-used': {
    borderBottom: '2px dotted var(--color-accent)',
    backgroundColor: 'var(--color-accent-soft)',
  },
  '.cm-pointed': {
    color: 'inherit',
    borderRadius: '2px',
    outline: '2px solid var(--color-accent)',
    backgroundColor: 'var(--color-accent-soft)',
  },
  // Two names for one motion: a flash that follows another has to begin anew.
  '.cm-flash-odd': { animation: 'cm-flash-odd 0.48s ease-out' },
  '.cm-flash-even': { animation: 'cm-flash-even 0.48s ease-out' },
  '@keyframes cm-flash-odd': flash,
  '@keyframes cm-flash-even': flash,
  '.cm-verdict': {
    display: 'inline-flex',
    alignItems: 'baseline',
    gap: '5px',
    maxWidth: 'min(100%, 34ch)',
    textIndent: '0',
    margin: '0 0 0 14px',
    padding: '0 6px',
    border: 'none',
    borderRadius: 'var(--radius-1)',
    font: 'inherit',
    fontFamily: 'var(--font-ui)',
    fontSize: '0.92em',
    lineHeight: '1.4',
    verticalAlign: 'baseline',
    cursor: 'pointer',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
  '.cm-verdict-text': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-verdict-sign': { fontWeight: '700', flex: 'none' },
  '.cm-verdict-matched': {
    color: 'var(--color-matched)',
    backgroundColor: 'var(--color-matched-soft)',
  },
  '.cm-verdict-failed': {
    color: 'var(--color-failed)',
    backgroundColor: 'var(--color-failed-soft)',
  },
  '.cm-verdict-not-reached': { color: 'var(--color-not-reached)', backgroundColor: 'transparent' },
  '.cm-panels': { backgroundColor: 'var(--color-surface-sunken)', color: 'var(--color-text)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--color-border)' },
  '.cm-textfield': {
    backgroundColor: 'var(--color-surface)',
    border: '1px solid var(--color-border-strong)',
    color: 'inherit',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--color-surface)',
    border: '1px solid var(--color-border)',
    color: 'inherit',
  },
  '.cm-searchMatch': {
    backgroundColor: 'var(--color-waiting-soft)',
    outline: '1px solid var(--color-waiting)',
  },
});

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-syntax-key)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--color-syntax-string)' },
  { tag: tags.number, color: 'var(--color-syntax-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--color-syntax-literal)' },
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.modifier],
    color: 'var(--color-syntax-keyword)',
  },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--color-syntax-key)',
  },
  { tag: tags.comment, color: 'var(--color-syntax-comment)', fontStyle: 'italic' },
]);

export function theme(): Extension {
  return [look, syntaxHighlighting(highlight)];
}

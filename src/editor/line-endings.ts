import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars } from '@codemirror/view';

/**
 * Keeps a text as it is, to the code unit: CodeMirror would otherwise count `\r\n` as one, so that the
 * places of diagnostics, marks and verdicts would not be those of the page's text. What is pasted gets
 * plain line ends, whatever the clipboard of the system has.
 */
export function lineEndings(): Extension {
  return [
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    highlightSpecialChars({
      render(code, description, placeholder) {
        const element = document.createElement('span');
        if (code === 0x0d) return element;
        element.className = 'cm-specialChar';
        element.title = description ?? '';
        element.setAttribute('aria-label', description ?? '');
        element.textContent = placeholder;
        return element;
      },
    }),
  ];
}

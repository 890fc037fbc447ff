import { type Extension, StateField, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * A browser lays out all of a wrapped line that is near to what is in view, again with every key.
 * Beyond this length, in characters, that is noticed; such lines are written by machines.
 */
const LONGEST_WRAPPED = 5_000;

function hasLongLine(doc: Text): boolean {
  if (doc.length <= LONGEST_WRAPPED) return false;
  for (const line of doc.iterLines()) if (line.length > LONGEST_WRAPPED) return true;
  return false;
}

const isLong = StateField.define<boolean>({
  create: (state) => hasLongLine(state.doc),
  update(value, { docChanged, changes, newDoc }) {
    if (!docChanged) return value;
    // A long line is rare: only while there is one all lines are looked at.
    if (value) return hasLongLine(newDoc);
    let found = false;
    changes.iterChangedRanges((_fromBefore, _toBefore, from, to) => {
      for (let position = from; position <= to && !found; ) {
        const line = newDoc.lineAt(position);
        found = line.length > LONGEST_WRAPPED;
        position = line.to + 1;
      }
    });
    return found;
  },
  provide: (field) =>
    EditorView.contentAttributes.from(
      field,
      (long): Record<string, string> => (long ? {} : { class: 'cm-lineWrapping' }),
    ),
});

/** Lines are wrapped, unless one of them is so long that typing in it would be slow. */
export function wrapping(): Extension {
  return isLong;
}

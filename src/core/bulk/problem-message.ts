import { parseJson } from '../json/parse.ts';
import { assertNever } from '../model/result.ts';
import type { ProblemCode } from './problem.ts';

/** What is wrong with a piece of a file. `text` is it, or as much of it as tells. */
export function problemMessage(code: ProblemCode, text: string, refusal: string | null): string {
  switch (code) {
    case 'not-json': {
      const parsed = parseJson(text);
      const isText = !/^\s*[{["]/.test(text);
      if (parsed.ok || isText) return 'This is text, and no event in JSON is at its end.';
      return `Not JSON: ${parsed.error.message}`;
    }
    case 'not-object':
      return 'An event is a JSON object.';
    case 'cut-off':
      return 'The file ends inside this record.';
    case 'too-long':
      return 'Longer than 8 MB, and so no event; its end was not looked for.';
    case 'no-event':
      return 'JSON, but no event: it has neither "source" nor "detail-type", and nothing in it that does.';
    case 'no-source':
      return 'No event: "source" is missing.';
    case 'no-detail-type':
      return 'No event: "detail-type" is missing.';
    case 'entry-refused':
      return `PutEvents refuses this entry: ${refusal ?? 'it is not valid.'}`;
    default:
      return assertNever(code);
  }
}

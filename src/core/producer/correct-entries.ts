import { applyEdits, type Edit } from '../model/edit.ts';
import type { HandlerLanguage } from '../model/lambda-runtime.ts';
import { apiNameOf, entryLiterals, type LiteralMember } from './entry-literals.ts';
import type { Token } from './tokens.ts';

export interface Correction {
  /** All of the program, corrected. */
  readonly code: string;
  /** What is done, one by one: `"detail-type" becomes "DetailType"`. */
  readonly steps: readonly string[];
}

/**
 * Entries of PutEvents that are written like the event that rules see: the keys get the API's names, and
 * a detail that is an object becomes its JSON text. `null` if nothing of that kind is found.
 */
export function correctEntries(code: string, language: HandlerLanguage): Correction | null {
  const json = language === 'python' ? jsonOfPython(code) : JSON_OF_JAVASCRIPT;
  const edits: Edit[] = [];
  const steps = new Set<string>();
  let needsImport = false;
  for (const { members, list } of entryLiterals(code, language)) {
    if (list && list.text !== 'Entries' && !edits.some(({ from }) => from === list.from)) {
      edits.push(renaming(code, list, 'Entries'));
      steps.add(`${list.text} becomes Entries`);
    }
    for (const member of members) {
      const name = apiNameOf(member.key);
      if (name === null) continue;
      const isText = name !== 'Detail' || isTextAlready(member.value, code, language);
      if (name === member.key && isText) continue;
      if (name !== member.key) steps.add(`${member.key} becomes ${name}`);
      const { from, to } = member.valueSpan;
      const written = code.slice(from, to);
      const value = isText ? written : `${json.stringify}(${written})`;
      if (!isText) {
        steps.add(`the detail becomes its JSON text, by ${json.stringify}`);
        needsImport = json.import !== null;
      }
      if (member.isShorthand) {
        edits.push({ from, to, insert: `${name}: ${value}` });
        continue;
      }
      if (name !== member.key) edits.push(renaming(code, member.keySpan, name));
      if (value !== written) edits.push({ from, to, insert: value });
    }
  }
  if (edits.length === 0) return null;
  if (needsImport && json.import) {
    edits.push(json.import);
    steps.add('json is imported');
  }
  return { code: applyEdits(code, edits), steps: [...steps] };
}

/** A quoted key stays quoted, as it was. */
function renaming(code: string, { from, to }: LiteralMember['keySpan'], name: string): Edit {
  const [, before = '', after = ''] = /^(["'`]?)[\s\S]*?(["'`]?)$/.exec(code.slice(from, to)) ?? [];
  return { from, to, insert: `${before}${name}${after}` };
}

interface JsonWriter {
  readonly stringify: string;
  /** What has to be written once for it; `null` if it is there. */
  readonly import: Edit | null;
}

const JSON_OF_JAVASCRIPT: JsonWriter = { stringify: 'JSON.stringify', import: null };

function jsonOfPython(code: string): JsonWriter {
  const whole =
    /^[ \t]*import[ \t]+(?:[\w., \t]*,[ \t]*)?json(?:[ \t]+as[ \t]+(\w+))?\b(?!\.)/m.exec(code);
  if (whole) return { stringify: `${whole[1] ?? 'json'}.dumps`, import: null };
  const part = /^from[ \t]+json[ \t]+import[ \t(]+[^\n]*?\bdumps\b(?:[ \t]+as[ \t]+(\w+))?/m.exec(
    code,
  );
  if (part) return { stringify: part[1] ?? 'dumps', import: null };
  const from = placeOfImport(code);
  return { stringify: 'json.dumps', import: { from, to: from, insert: 'import json\n' } };
}

/** Before the first import; behind what has to stand before any. */
function placeOfImport(code: string): number {
  const first = /^(?:import|from(?![ \t]+__future__))[ \t]/m.exec(code);
  if (first) return first.index;
  const head =
    /^(?:\s*(?:#[^\n]*|"""[\s\S]*?"""|'''[\s\S]*?'''|from[ \t]+__future__[^\n]*)[ \t]*(?:\n|$))*/;
  return head.exec(code)?.[0].length ?? 0;
}

/** Whether a detail is a text of JSON by the look of it; `null` and numbers are left to the service. */
function isTextAlready(value: readonly Token[], code: string, language: HandlerLanguage): boolean {
  const [first] = value;
  if (!first || first.type === 'string' || /^(\d|None$|null$|undefined$)/.test(first.text))
    return true;
  if (first.text === '{' || first.text === '[') return false;
  const text = code.slice(first.from, value.at(-1)?.to);
  // A call of something that makes text: json.dumps(…), order.model_dump_json(), String(…).
  if (/(?:dumps?|stringify|str|String|decode|read|text|json|Json|JSON)\([\s\S]*\)$/.test(text)) {
    return !/\.json\(\)$/.test(text);
  }
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(text)) return false;
  return isAssignedText(text, code, language);
}

/** Whether a name is given a text somewhere: `body = json.dumps(order)`, `body: str`. */
function isAssignedText(name: string, code: string, language: HandlerLanguage): boolean {
  const escaped = name.replaceAll('$', '\\$');
  const typed = language === 'python' ? `|:[ \\t]*str\\b` : `|:[ \\t]*string\\b`;
  const given = `[ \\t]*=[ \\t]*(?:await[ \\t]+)?(?:[\\w.]*(?:dumps|stringify)\\(|[rbfRBF]{0,2}["'\`])`;
  return new RegExp(`(?<![\\w$.])${escaped}(?:${given}${typed})`).test(code);
}

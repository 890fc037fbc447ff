import { LooseScanner } from './loose-scanner.ts';

/**
 * The string at a key of a text's outermost object, `null` if there is none. The text is read as far
 * as that key only, and may be half typed behind it.
 */
export function topString(text: string, wanted: string): string | null {
  const scanner = new LooseScanner(text);
  let depth = 0;
  let key: string | null = null;
  let isValue = false;
  while (scanner.next()) {
    const { type } = scanner;
    if (depth === 0 && type !== '{') return null;
    if (type === '{' || type === '[') depth++;
    else if (type === '}' || type === ']') depth--;
    else if (depth !== 1) continue;
    else if (type === ':') isValue = true;
    else if (type === ',') isValue = false;
    else if (type === 'string' && !isValue) key = scanner.value;
    else if (type === 'string' && key === wanted) return scanner.value;
    if (depth === 0) return null;
  }
  return null;
}

/**
 * Comparison without regard to case, as AWS's matcher does it: each UTF-16 code unit of the
 * *pattern* stands for its lower-case and its upper-case form (which may be several characters:
 * `ß` is `ß` or `SS`); the event's characters are compared as they are. A character above U+FFFF is
 * two units, each of which becomes `?` (a defect of the library that is reproduced here).
 */
function formsOf(unit: string): readonly string[] {
  if (/[\ud800-\udfff]/.test(unit)) return ['?'];
  const lower = unit.toLowerCase();
  const upper = unit.toUpperCase();
  return lower === upper ? [lower] : [lower, upper];
}

/** The lengths of the text's beginnings that the pattern stands for. */
function matchedLengths(pattern: string, text: string): ReadonlySet<number> {
  let ends = new Set([0]);
  for (let index = 0; index < pattern.length && ends.size > 0; index++) {
    const forms = formsOf(pattern[index] ?? '');
    const next = new Set<number>();
    for (const end of ends) {
      for (const form of forms) if (text.startsWith(form, end)) next.add(end + form.length);
    }
    ends = next;
  }
  return ends;
}

export function equalsIgnoreCase(pattern: string, text: string): boolean {
  return matchedLengths(pattern, text).has(text.length);
}

export function startsWithIgnoreCase(pattern: string, text: string): boolean {
  return matchedLengths(pattern, text).size > 0;
}

export function endsWithIgnoreCase(pattern: string, text: string): boolean {
  // No form is longer than three characters.
  for (let length = 0; length <= Math.min(text.length, pattern.length * 3); length++) {
    if (equalsIgnoreCase(pattern, text.slice(text.length - length))) return true;
  }
  return false;
}

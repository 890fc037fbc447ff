/** What a handler has returned, as the text that the guest makes of it. */

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function isTooLong(text: string, maximumBytes: number): boolean {
  // A code unit takes three bytes at most, so only a long text has to be measured.
  return text.length * 3 > maximumBytes && new TextEncoder().encode(text).length > maximumBytes;
}

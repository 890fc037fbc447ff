const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A string as AWS's matcher sees it, which compares UTF-8: half of a surrogate pair has no UTF-8 and
 * becomes a question mark.
 */
export function comparableText(text: string): string {
  return text.replace(LONE_SURROGATE, '?');
}

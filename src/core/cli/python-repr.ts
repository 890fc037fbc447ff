/**
 * How the AWS CLI, which is written in Python, shows a value.
 *
 * @param dictionary what objects are: those read from JSON keep their order, those of the shorthand
 *   syntax are plain
 */
export function pythonRepr(value: unknown, dictionary: Dictionary): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) {
    return `[${value.map((item) => pythonRepr(item, dictionary)).join(', ')}]`;
  }
  if (typeof value === 'object') {
    const members = Object.entries(value).map(
      ([key, member]) => `${quoted(key)}: ${pythonRepr(member, dictionary)}`,
    );
    const shown = `{${members.join(', ')}}`;
    if (dictionary === 'dict') return shown;
    return members.length === 0 ? 'OrderedDict()' : `OrderedDict(${shown})`;
  }
  return String(value);
}

/** As `print` shows it. */
export function pythonText(value: unknown, dictionary: Dictionary): string {
  return typeof value === 'string' ? value : pythonRepr(value, dictionary);
}

export type Dictionary = 'dict' | 'OrderedDict';

export function pythonType(value: unknown, dictionary: Dictionary): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (typeof value === 'string') return "<class 'str'>";
  if (typeof value === 'boolean') return "<class 'bool'>";
  if (typeof value === 'number') return `<class '${Number.isInteger(value) ? 'int' : 'float'}'>`;
  if (Array.isArray(value)) return "<class 'list'>";
  return dictionary === 'dict' ? "<class 'dict'>" : "<class 'collections.OrderedDict'>";
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped.
    .replace(/[\u0000-\u001f\u007f]/g, (sign) => {
      const code = sign.charCodeAt(0).toString(16).padStart(2, '0');
      return ESCAPES[sign] ?? `\\x${code}`;
    });
  return quote + inner + quote;
}

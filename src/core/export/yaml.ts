import type { JsonNode } from '../json/node.ts';

/** What a CloudFormation template in YAML is made of. Members keep their order. */
export type YamlValue =
  | string
  | number
  | { readonly type: 'map'; readonly members: readonly (readonly [string, YamlValue])[] }
  | { readonly type: 'list'; readonly items: readonly YamlValue[] }
  /** An intrinsic function in its short form, for example `!Ref Queue`. */
  | { readonly type: 'tagged'; readonly tag: 'Ref' | 'Sub' | 'GetAtt'; readonly text: string }
  /** A number, a literal or a word that YAML reads as itself, as it is to be written. */
  | { readonly type: 'plain'; readonly text: string };

/** A map; members without a value are left out. */
export function yamlMap(
  ...members: readonly (readonly [string, YamlValue | undefined])[]
): YamlValue {
  return {
    type: 'map',
    members: members.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  };
}

export function yamlList(items: readonly YamlValue[]): YamlValue {
  return { type: 'list', items };
}

/** A word of CloudFormation's own, such as the type of a resource. */
export function yamlWord(text: string): YamlValue {
  return { type: 'plain', text };
}

export function yamlOf(node: JsonNode): YamlValue {
  switch (node.type) {
    case 'object': {
      const members = new Map(node.members.map(({ key, value }) => [key, yamlOf(value)]));
      return { type: 'map', members: [...members] };
    }
    case 'array':
      return yamlList(node.elements.map(yamlOf));
    case 'string':
      return node.value;
    case 'number':
      return { type: 'plain', text: yamlNumber(node.text) };
    case 'boolean':
      return { type: 'plain', text: String(node.value) };
    case 'null':
      return { type: 'plain', text: 'null' };
  }
}

/** YAML 1.1, which CloudFormation reads, knows an exponent only behind a point and with a sign. */
function yamlNumber(text: string): string {
  const [, digits, fraction = '.0', sign = '+', exponent] =
    /^(-?\d+)(\.\d+)?[eE]([+-])?(\d+)$/.exec(text) ?? [];
  return digits === undefined ? text : `${digits}${fraction}e${sign}${exponent}`;
}

/** A document that YAML 1.1 and 1.2 read alike. */
export function yamlText(value: YamlValue): string {
  return `${block(value, 0).replace(/^\n/, '')}\n`;
}

/** What stands behind a key or a dash: on the same line with a space, or on lines of its own. */
function block(value: YamlValue, indent: number): string {
  if (typeof value === 'string') return ` ${stringScalar(value, indent)}`;
  if (typeof value === 'number') return ` ${value}`;
  const margin = ' '.repeat(indent);
  switch (value.type) {
    case 'plain':
      return ` ${value.text}`;
    case 'tagged':
      return ` !${value.tag} ${/^[A-Za-z0-9.]+$/.test(value.text) ? value.text : singleLine(value.text)}`;
    case 'map':
      if (value.members.length === 0) return ' {}';
      return value.members
        .map(([key, member]) => `\n${margin}${keyText(key, margin)}${block(member, indent + 2)}`)
        .join('');
    case 'list':
      if (value.items.length === 0) return ' []';
      return value.items
        .map((item) => {
          const text = block(item, indent + 2);
          // The first member of a map stands beside the dash.
          const inner = text.startsWith('\n') ? ` ${text.trimStart()}` : text;
          return `\n${margin}-${inner}`;
        })
        .join('');
  }
}

const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** Longer keys are not recognised in front of their colon. */
const LONGEST_KEY = 1_000;

function keyText(key: string, margin: string): string {
  const isPlain = /^[A-Za-z][A-Za-z-]*$/.test(key) && !WORDS.test(key);
  const text = isPlain ? key : singleLine(key);
  return text.length > LONGEST_KEY ? `? ${text}\n${margin}:` : `${text}:`;
}

function stringScalar(text: string, indent: number): string {
  return literal(text, indent) ?? singleLine(text);
}

/** Keeps a text of several lines as it is, where a literal block can. */
function literal(text: string, indent: number): string | null {
  const body = text.replace(/\n+$/, '');
  const lines = body.split('\n');
  const isFit =
    text.includes('\n') &&
    body !== '' &&
    isPrintable(text.replaceAll('\n', '')) &&
    lines.every((line) => line === '' || line.trim() !== '');
  if (!isFit) return null;
  const trailing = text.length - body.length;
  const chomp = trailing === 0 ? '-' : trailing === 1 ? '' : '+';
  // Said where the reader could not guess it from the first line.
  const width = /^[ \n]/.test(text) ? '2' : '';
  const margin = ' '.repeat(indent);
  const written = lines.map((line) => (line === '' ? '' : margin + line)).join('\n');
  return `|${width}${chomp}\n${written}${'\n'.repeat(Math.max(0, trailing - 1))}`;
}

function singleLine(text: string): string {
  if (isPrintable(text)) return `'${text.replaceAll("'", "''")}'`;
  // JSON's escapes are YAML's as well; some characters have to be escaped that JSON lets stand.
  const escaped = JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped;
}

/** Nothing that a reader of YAML would refuse, fold or take for the end of a line. */
function isPrintable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u.test(text);
}

import { parseDocument, type ScalarTag, type Tags, type YAMLMap, type YAMLSeq } from 'yaml';

/** CloudFormation User Guide, *Intrinsic function reference*: the short form `!Sub` of `Fn::Sub`. */
const FUNCTIONS = [
  ...[
    'Ref',
    'Sub',
    'GetAtt',
    'Join',
    'ImportValue',
    'Select',
    'FindInMap',
    'If',
    'Split',
    'Base64',
  ],
  ...['Equals', 'Not', 'And', 'Or', 'Condition', 'Cidr', 'GetAZs', 'Transform', 'Length'],
];
/** Aliases of aliases can stand for more text than fits in memory. */
const MOST_ALIASES = 100;

const nameOf = (name: string) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);

const tags: Tags = FUNCTIONS.flatMap((name): Tags => {
  const tag = `!${name}`;
  const wrap = (value: YAMLMap | YAMLSeq) => ({ [nameOf(name)]: value.toJSON() });
  const scalar: ScalarTag = { tag, resolve: (text: string) => ({ [nameOf(name)]: text }) };
  return [
    scalar,
    { tag, collection: 'seq', resolve: (value) => wrap(value as YAMLSeq) },
    { tag, collection: 'map', resolve: (value) => wrap(value as YAMLMap) },
  ];
});

/**
 * A YAML text as values, with the functions of CloudFormation in their long form; `undefined` if it is
 * none. Read by the rules of YAML 1.1, as CloudFormation does, but for dates, which stay texts. What
 * has mistakes is read as far as it can be: a piece of a template is seldom indented as a whole.
 */
export function readYaml(text: string): unknown {
  try {
    const document = parseDocument(text, {
      version: '1.1',
      uniqueKeys: false,
      logLevel: 'silent',
      customTags: (known) => [
        ...known.filter((tag) => tag !== 'timestamp' && !isTimestamp(tag)),
        ...tags,
      ],
    });
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return undefined;
  }
}

function isTimestamp(tag: Tags[number]): boolean {
  return typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:timestamp';
}

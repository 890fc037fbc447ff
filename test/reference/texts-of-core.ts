import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const core = fileURLToPath(new URL('../../src/core/', import.meta.url));
/** What answers, and is not only shown: patterns, inputs and schedules have codes instead. */
const PARTS = ['api', 'bus', 'targets', 'model/limits.ts', 'model/names.ts'];

/** Files whose texts are no answers, and what they are. */
const NO_ANSWERS: readonly string[] = [
  // Names of corrections.
  'bus/mend/event-corrections.ts',
  'bus/mend/mend-event.ts',
  // How a loop is said.
  'bus/cycles.ts',
];

/** Texts that are none of an answer by themselves, with what they are. */
const PARTS_OF_TEXTS: readonly RegExp[] = [
  // The beginning of "… is not simulated", which has its article.
  /^(An? event bus of a partner|DeadLetterConfig of an event bus|A target in another account or Region|Publishing to a phone number|RetentionDays above|State |The target |The attribute |What is in (an archive|archives)$|Lambda reads a queue|The number of messages|The other attributes|Invoke with InvocationType)/,
  // What a bound of ours is called, and what is said of one.
  /^The (number of (shards|tries)|status|delay|attempt|lifetime of a token|chance|start|length)$/,
  // Pieces that are put together.
  /^(greater|less) than or equal to/,
  /^(Member must have value x|Value x at 'x' failed .*|x validation errorx detected: x|x x x)$/,
  /^(did not answer|answered with|The authorization endpoint of connection x x\.)/,
  /^Map (keys|value)$/,
  /^(Empty message|\S+ Reason: no value)/,
  /^Event pattern is not valid$/,
  // Mistakes of ours, and what handlers are told.
  /^The handler was (told|not run)/,
  /^(There is no event source|No invocation has started|The pattern of x is valid|There is no queue x$)/,
  /Made to fail by the switch|^ {4}at handler|^Bearer /,
  /^Event is\.$/,
  // Lines of the log of a function.
  /Duration: x ms$/,
];

/**
 * Every text of more than a word that the code of an answer holds, with "x" for what it puts in: read
 * from the source itself, so that none can be forgotten.
 */
export function textsOfCore(): readonly string[] {
  const found = new Set<string>();
  for (const part of PARTS) {
    const files = part.endsWith('.ts')
      ? [part]
      : readdirSync(`${core}${part}`, { recursive: true, encoding: 'utf8' }).map(
          (file) => `${part}/${file}`,
        );
    for (const file of files) {
      if (file.endsWith('.ts') && !NO_ANSWERS.includes(file)) textsIn(file, found);
    }
  }
  return [...found].filter((text) => !PARTS_OF_TEXTS.some((part) => part.test(text)));
}

function textsIn(file: string, found: Set<string>): void {
  const text = readFileSync(`${core}${file}`, 'utf8');
  const visit = (node: ts.Node): void => {
    const literal = literalOf(node);
    if (literal !== null && /[A-Za-z]+ [a-z'<]/.test(literal)) found.add(literal);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
}

function literalOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `x${span.literal.text}`).join('');
}

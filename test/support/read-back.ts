import { parse as parseHcl } from '@cdktn/hcl2json';
import { parse as parseWords } from 'shell-quote';
import ts from 'typescript';
import { parse as parseYaml, type ScalarTag } from 'yaml';

/** Readers of the languages that a rule is copied in: none of them is ours. */

const tag = (name: string): ScalarTag => ({
  tag: `!${name}`,
  resolve: (text: string) => ({ [name]: text }),
});

/** A template as a reader of YAML 1.1 (CloudFormation's) or of 1.2 understands it. */
export function readYaml(text: string, version: '1.1' | '1.2'): unknown {
  return parseYaml(text, {
    version,
    customTags: [tag('Ref'), tag('Sub'), tag('GetAtt')],
    strict: true,
    maxAliasCount: 0,
  });
}

type HclBlocks = Readonly<Record<string, unknown>>;

/** A configuration by HashiCorp's own reader; `chomp` is called, other expressions stay as they are. */
export async function readHcl(text: string): Promise<HclBlocks> {
  return (await evaluated(await parseHcl('main.tf', text))) as HclBlocks;
}

async function evaluated(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(evaluated));
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(async ([key, member]) => [
      key,
      await evaluated(member),
    ]);
    return Object.fromEntries(await Promise.all(entries));
  }
  if (typeof value !== 'string') return value;
  const [, argument] = /^\$\{chomp\((<<[\s\S]*)\n *\)\}$/.exec(value) ?? [];
  if (argument !== undefined) {
    const inner = await parseHcl('argument.tf', `value = ${argument}\n`);
    return literal(String(inner.value)).replace(/[\r\n]+$/, '');
  }
  return /^\$\{/.test(value) && !/^\$\$\{/.test(value)
    ? { expression: value.slice(2, -1) }
    : literal(value);
}

/** The reader answers in the JSON form of the language, in which introducers are doubled again. */
function literal(text: string): string {
  return text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}

/** The value of an expression that is made of literals, by TypeScript's own parser. */
export function readTypeScript(expression: string): unknown {
  const file = ts.createSourceFile('x.ts', `(${expression})`, ts.ScriptTarget.Latest, true);
  const problems = (file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  if (problems.length > 0) throw new Error(`Not TypeScript: ${expression}`);
  const [statement] = file.statements;
  if (!statement || !ts.isExpressionStatement(statement)) throw new Error('Not an expression');
  return literalValue(statement.expression);
}

/** Anything but literals is given as its text, in an object of its own. */
export function literalValue(node: ts.Expression): unknown {
  if (ts.isParenthesizedExpression(node)) return literalValue(node.expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node)) return -Number(literalValue(node.operand));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literalValue);
  if (ts.isObjectLiteralExpression(node)) {
    const result: Record<string, unknown> = {};
    for (const property of node.properties) {
      if (!ts.isPropertyAssignment(property)) throw new Error('Not a plain member');
      Object.defineProperty(result, nameOf(property.name), {
        value: literalValue(property.initializer),
        enumerable: true,
      });
    }
    return result;
  }
  return { expression: node.getText() };
}

function nameOf(name: ts.PropertyName): string {
  if (ts.isComputedPropertyName(name)) return String(literalValue(name.expression));
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  throw new Error(`Not a name that is read here: ${name.getText()}`);
}

/** The commands of a script, each as its words. Comments are dropped. */
export function readShell(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const line of logicalLines(script)) {
    const words = parseWords(line);
    if (words.some((word) => typeof word !== 'string' && !('comment' in word))) {
      throw new Error(`More than words: ${line}`);
    }
    const plain = words.filter((word) => typeof word === 'string');
    if (plain.length > 0) commands.push(plain);
  }
  return commands.filter((command) => command.length > 0);
}

/** Cut at line ends outside quotation marks; a backslash there goes on with the next line. */
function logicalLines(script: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let isQuoted = false;
  for (let index = 0; index < script.length; index++) {
    const character = script[index] ?? '';
    if (!isQuoted && character === '\\' && script[index + 1] === '\n') {
      line += ' ';
      index++;
    } else if (!isQuoted && character === '\n') {
      lines.push(line);
      line = '';
    } else {
      if (!isQuoted && character === '\\') line += character + (script[++index] ?? '');
      else {
        if (character === "'") isQuoted = !isQuoted;
        line += character;
      }
    }
  }
  return [...lines, line];
}

import { type ParserOptions, parse } from '@babel/parser';
import type { Node } from '@babel/types';
import { BlankedText } from './blanked-text.ts';
import { eraseImports } from './erase-imports.ts';
import { eraseMember } from './erase-member.ts';
import { childrenOf } from './syntax.ts';

/** What becomes of a text of TypeScript. */
export type Erasure =
  | {
      readonly type: 'erased';
      /** JavaScript, each token at the line and column that it had; the text itself if it has no types. */
      readonly code: string;
    }
  /** Line and column count from 1. */
  | {
      readonly type: 'refused';
      /** It cannot be read at all, or it can and has what is more than types. */
      readonly reason: 'unreadable' | 'unsupported';
      readonly message: string;
      readonly line: number;
      readonly column: number;
    };

const OPTIONS: ParserOptions = {
  sourceType: 'unambiguous',
  plugins: ['typescript', 'decorators', 'explicitResourceManagement'],
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  createParenthesizedExpressions: true,
  // What is wrong beyond grammar is for the engine to say, which does so in Node.js's words.
  errorRecovery: true,
};

/**
 * Takes the types out of TypeScript by putting white space in their place.
 *
 * Types only: what TypeScript generates code for (enums, namespaces with values, parameter properties,
 * `import … = require`, decorators) is refused, as Node.js's own type stripping does. Imports that
 * nothing but types uses go as well, as with the compilers that people deploy with.
 */
export function eraseTypes(text: string): Erasure {
  const output = new BlankedText(text);
  try {
    const { program } = parse(text, OPTIONS);
    erase(program, output);
    eraseImports(program, output);
  } catch (error) {
    return refusalOf(error);
  }
  return { type: 'erased', code: output.toString() };
}

class Unsupported extends Error {
  readonly node: Node;
  constructor(what: string, node: Node) {
    super(`TypeScript ${what} not supported here: only types can be taken out of the code`);
    this.node = node;
  }
}

function refusalOf(error: unknown): Erasure {
  if (error instanceof Unsupported) {
    const { line, column } = error.node.loc?.start ?? { line: 1, column: 0 };
    const { message } = error;
    return { type: 'refused', reason: 'unsupported', message, line, column: column + 1 };
  }
  // The parser's own error has its place in it, and behind its message.
  const { loc, message } = error as { loc?: { line: number; column: number }; message: unknown };
  if (!(error instanceof SyntaxError) || !loc) throw error;
  const plain = String(message).replace(/ \(\d+:\d+\)$/, '');
  const place = { line: loc.line, column: loc.column + 1 };
  return { type: 'refused', reason: 'unreadable', message: plain, ...place };
}

function erase(node: Node, output: BlankedText): void {
  if (isTypeStatement(node)) {
    // An end of a statement, so that what comes before it is not continued by what follows.
    output.blank(startOf(node), endOf(node), ';');
    return;
  }
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSTypeParameterDeclaration':
    case 'TSTypeParameterInstantiation':
      output.blank(startOf(node), endOf(node));
      return;
    case 'TSIndexSignature':
    case 'TSDeclareMethod':
      output.blank(startOf(node), endOf(node), ';');
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      blankBehind(node.expression, node, output);
      break;
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      output.blank(endOf(node.expression), endOf(node));
      erase(node.expression, output);
      return;
    case 'TSTypeAssertion':
      output.blank(startOf(node), startOf(node.expression));
      erase(node.expression, output);
      return;
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'ClassPrivateProperty':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      if (eraseMember(node, output)) return;
      break;
    case 'ClassDeclaration':
    case 'ClassExpression':
      eraseHeritage(node, output);
      break;
    case 'Identifier':
    case 'ObjectPattern':
    case 'ArrayPattern':
      if ('optional' in node && node.optional) blankSign('?', node, output);
      break;
    case 'VariableDeclarator':
      if (node.definite) blankSign('!', node.id, output);
      break;
    case 'ArrowFunctionExpression':
      keepTogether(node, output);
      break;
    case 'TSEnumDeclaration':
      throw new Unsupported('enums are', node);
    case 'TSModuleDeclaration':
      throw new Unsupported('namespaces are', node);
    case 'TSParameterProperty':
      throw new Unsupported('parameter properties are', node);
    case 'TSImportEqualsDeclaration':
      throw new Unsupported('"import … =" is', node);
    case 'TSExportAssignment':
      throw new Unsupported('"export =" is', node);
    case 'Decorator':
      throw new Unsupported('decorators are', node);
  }
  if ('params' in node && 'body' in node) blankThis(node.params, output);
  for (const child of childrenOf(node)) erase(child, output);
}

/** A whole statement that only declares. */
function isTypeStatement(node: Node): boolean {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSNamespaceExportDeclaration':
      return true;
    case 'VariableDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
      return node.declare === true;
    case 'TSModuleDeclaration': {
      const isBare = node.body.type === 'TSModuleBlock' && node.body.body.every(isTypeStatement);
      return node.declare === true || isBare || isTypeStatement(node.body);
    }
    case 'TSImportEqualsDeclaration':
      return node.importKind === 'type';
    case 'ImportDeclaration':
      return node.importKind === 'type';
    case 'ExportNamedDeclaration':
      return (
        node.exportKind === 'type' || (node.declaration ? isTypeStatement(node.declaration) : false)
      );
    case 'ExportAllDeclaration':
      return node.exportKind === 'type';
    case 'ExportDefaultDeclaration':
      return isTypeStatement(node.declaration);
    default:
      return false;
  }
}

/**
 * `x as T`: what follows on another line would continue the expression without the type, where it
 * begins a statement with it.
 */
function blankBehind(expression: Node, node: Node, output: BlankedText): void {
  const [from, to] = [endOf(expression), endOf(node)];
  const next = output.nextAfter(to);
  const endsStatement = output.hasLineBreak(to, next) && /[[(`]/.test(output.text.charAt(next));
  output.blank(from, to);
  if (endsStatement) output.put(to - 1, ';');
}

/** The sign behind a name: `x?: T`, `x!: T`. */
function blankSign(sign: string, node: Node, output: BlankedText): void {
  const end =
    'typeAnnotation' in node && node.typeAnnotation ? startOf(node.typeAnnotation) : endOf(node);
  const at = output.text.lastIndexOf(sign, end - 1);
  if (at >= startOf(node)) output.blank(at, at + 1);
}

/** `function (this: T, x)`: it is no parameter. */
function blankThis(parameters: unknown, output: BlankedText): void {
  const [first] = Array.isArray(parameters) ? (parameters as Node[]) : [];
  if (first?.type !== 'Identifier' || first.name !== 'this') return;
  const next = output.nextAfter(endOf(first));
  output.blank(startOf(first), output.text.charAt(next) === ',' ? next + 1 : endOf(first));
}

function eraseHeritage(
  node: Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>,
  output: BlankedText,
): void {
  if ('abstract' in node && node.abstract) {
    const start = startOf(node);
    output.blank(start, start + 'abstract'.length);
  }
  const [first] = node.implements ?? [];
  if (!first) return;
  const from = output.text.lastIndexOf('implements', startOf(first));
  output.blank(from, endOf(node.implements?.at(-1) ?? first));
}

/**
 * JavaScript wants an arrow on the line of its parameters' end, and `async` on that of their start:
 * where a type stands over several lines, the parenthesis moves to its other side.
 */
function keepTogether(
  node: Extract<Node, { type: 'ArrowFunctionExpression' }>,
  output: BlankedText,
): void {
  const { returnType, typeParameters } = node;
  if (typeParameters && output.hasLineBreak(startOf(typeParameters), endOf(typeParameters))) {
    output.blank(startOf(typeParameters), output.nextAfter(endOf(typeParameters)) + 1, '(');
    // Blanked already, so that it stays as it is.
    node.typeParameters = null;
  }
  if (returnType && output.hasLineBreak(startOf(returnType), endOf(returnType))) {
    const parenthesis = output.text.lastIndexOf(')', startOf(returnType));
    output.blank(parenthesis, endOf(returnType));
    output.put(endOf(returnType) - 1, ')');
    node.returnType = null;
  }
}

function startOf(node: Node): number {
  return node.start ?? 0;
}

function endOf(node: Node): number {
  return node.end ?? 0;
}

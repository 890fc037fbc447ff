import type { ImportDeclaration, Node, Program } from '@babel/types';
import type { BlankedText } from './blanked-text.ts';
import { childrenOf } from './syntax.ts';

/**
 * Takes the imported and exported names that only types use, of a text that has types: in JavaScript
 * an import that nothing uses is an import.
 */
export function eraseImports(program: Program, output: BlankedText): void {
  if (!output.isChanged && !program.body.some(namesTypes)) return;
  const used = new Set<string>();
  for (const statement of program.body) noteValues(statement, used);
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.importKind !== 'type') {
      eraseImport(statement, used, output);
    }
    if (statement.type === 'ExportNamedDeclaration' && statement.exportKind !== 'type') {
      for (const specifier of statement.specifiers) {
        const { exportKind } = specifier as { exportKind?: unknown };
        if (exportKind === 'type') blankListed(specifier, output);
      }
    }
  }
}

function namesTypes(statement: Node): boolean {
  return childrenOf(statement).some(
    (one) =>
      (one.type === 'ImportSpecifier' && one.importKind === 'type') ||
      (one.type === 'ExportSpecifier' && one.exportKind === 'type'),
  );
}

function eraseImport(
  statement: ImportDeclaration,
  used: ReadonlySet<string>,
  output: BlankedText,
): void {
  const { specifiers, start, end } = statement;
  const gone = specifiers.filter(
    (one) =>
      !used.has(one.local.name) || (one.type === 'ImportSpecifier' && one.importKind === 'type'),
  );
  // Without any name it is imported for its effects.
  if (gone.length === 0) return;
  const isTypeOnly = gone.length === specifiers.length;
  if (isTypeOnly) output.blank(start ?? 0, end ?? 0, ';');
  else for (const specifier of gone) blankListed(specifier, output);
}

/** A name in a list, and the comma behind it. */
function blankListed(specifier: Node, output: BlankedText): void {
  const [start, end] = [specifier.start ?? 0, specifier.end ?? 0];
  const next = output.nextAfter(end);
  output.blank(start, output.text.charAt(next) === ',' ? next + 1 : end);
}

/**
 * The names that stand where a value is wanted. That a name may mean another thing there than what
 * was imported is not looked at: such an import stays.
 */
function noteValues(node: Node, used: Set<string>): void {
  if (node.type === 'Identifier') used.add(node.name);
  if (node.type === 'ImportDeclaration') return;
  if (node.type === 'ExportNamedDeclaration' && (node.source || node.exportKind === 'type')) return;
  for (const child of childrenOf(node)) {
    if (isValuePlace(node, child)) noteValues(child, used);
  }
}

const WITH_VALUES: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);

function isValuePlace(parent: Node, child: Node): boolean {
  if (child.type.startsWith('TS') && !WITH_VALUES.has(child.type)) return false;
  switch (parent.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return child !== parent.property || parent.computed;
    case 'ObjectProperty':
      return child !== parent.key || parent.computed || parent.shorthand;
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassProperty':
    case 'ClassAccessorProperty':
      return child !== parent.key || parent.computed === true;
    case 'ExportSpecifier':
      return child === parent.local && parent.exportKind !== 'type';
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return child !== parent.label;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return !parent.implements?.some((one) => one === child);
    default:
      return true;
  }
}

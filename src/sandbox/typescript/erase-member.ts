import type { Node } from '@babel/types';
import type { BlankedText } from './blanked-text.ts';

type Member = Extract<
  Node,
  {
    type:
      | 'ClassProperty'
      | 'ClassAccessorProperty'
      | 'ClassPrivateProperty'
      | 'ClassMethod'
      | 'ClassPrivateMethod';
  }
>;

const MODIFIERS = /\b(?:public|private|protected|readonly|override|abstract|declare)\b/g;

/** Takes what only TypeScript knows of a member of a class; `true` if that is all of it. */
export function eraseMember(node: Member, output: BlankedText): boolean {
  const [start, end] = [node.start ?? 0, node.end ?? 0];
  if (isDeclared(node)) {
    output.blank(start, end, ';');
    return true;
  }
  const keyStart = node.key.start ?? start;
  for (const { index, 0: word } of output.text.slice(start, keyStart).matchAll(MODIFIERS)) {
    // Where a member begins, its end may be what keeps it from continuing the one before.
    const first = index === 0 ? ';' : ' ';
    output.blank(start + index, start + index + word.length, first);
  }
  const keyEnd = output.nextAfter(node.key.end ?? keyStart);
  const behind = 'computed' in node && node.computed ? output.nextAfter(keyEnd + 1) : keyEnd;
  const isSign = ('optional' in node && node.optional) || ('definite' in node && node.definite);
  if (isSign) output.blank(behind, behind + 1);
  return false;
}

function isDeclared(node: Member): boolean {
  const isAbstract = 'abstract' in node && node.abstract === true;
  return isAbstract || ('declare' in node && node.declare === true);
}

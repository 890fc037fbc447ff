import type { JsonArray, JsonNode, JsonObject, JsonScalar } from '../json/node.ts';
import { failure, type Result, success } from '../model/result.ts';

/** A value of an event with the way to it. */
export interface FieldOfEvent {
  /** Keys from the outermost inwards; lists add none. */
  readonly keys: readonly string[];
  /** The keys joined with dots, as rules name the field. */
  readonly path: string;
  readonly node: JsonScalar;
}

/** The value that an offset is in, at the end of, or at the name of. Errors are sentences. */
export function fieldAt(root: JsonNode, offset: number): Result<FieldOfEvent, string> {
  const keys: string[] = [];
  let node = root;
  for (;;) {
    switch (node.type) {
      case 'object': {
        const member = node.members.find(
          ({ keySpan, value }) => keySpan.from <= offset && offset <= value.span.to,
        );
        if (!member) return failure(nothingAt('object', keys));
        keys.push(member.key);
        node = member.value;
        // At its name, or between that and the value.
        if (offset < node.span.from && isContainer(node)) {
          return failure(nothingAt(node.type, keys));
        }
        if (!isContainer(node)) return success({ keys, path: keys.join('.'), node });
        break;
      }
      case 'array': {
        const element = node.elements.find(({ span }) => span.from <= offset && offset <= span.to);
        if (!element) return failure(nothingAt('array', keys));
        node = element;
        break;
      }
      default:
        if (keys.length === 0) return failure(nothingAt('object', keys));
        return success({ keys, path: keys.join('.'), node });
    }
  }
}

function isContainer(node: JsonNode): node is JsonObject | JsonArray {
  return node.type === 'object' || node.type === 'array';
}

function nothingAt(type: 'object' | 'array', keys: readonly string[]): string {
  if (keys.length === 0) return 'Put the caret on a field of the event to add it to the pattern.';
  const what = type === 'object' ? 'an object: choose a field' : 'a list: choose a value';
  return `${keys.join('.')} is ${what} in it.`;
}

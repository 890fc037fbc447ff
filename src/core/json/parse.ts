import { failure, type Result, success } from '../model/result.ts';
import type { JsonMember, JsonNode } from './node.ts';
import { type JsonSyntaxError, JsonSyntaxProblem } from './syntax-problem.ts';
import { type JsonToken, JsonTokenizer } from './tokenizer.ts';

export type { JsonSyntaxError } from './syntax-problem.ts';

/**
 * Reads one JSON value (RFC 8259, strictly) with the place of everything in it. Nothing but white
 * space may follow. Deeper than 1,000 levels is refused, as the service's reader refuses it.
 */
export function parseJson(text: string): Result<JsonNode, JsonSyntaxError> {
  try {
    const tokens = new JsonTokenizer(text);
    const first = tokens.next();
    if (first.type === 'end') {
      return failure({
        span: first.span,
        message: 'No content to map due to end-of-input',
        consumed: first.span.to,
        overshoot: 0,
        isLocated: true,
      });
    }
    const node = readNode(tokens, first);
    const rest = tokens.next();
    if (rest.span.from < text.length) {
      return failure({
        span: { from: rest.span.from, to: text.length },
        message: 'Unexpected text after the end of the JSON value',
        consumed: rest.span.from,
        overshoot: 0,
        isLocated: true,
      });
    }
    return success(node);
  } catch (problem) {
    if (problem instanceof JsonSyntaxProblem) return failure(problem.error);
    throw problem;
  }
}

/** The JSON value that a text begins with, whatever follows it; `null` if there is none. */
export function parseFirstJson(text: string): JsonNode | null {
  try {
    const tokens = new JsonTokenizer(text);
    const first = tokens.next();
    return first.type === 'end' ? null : readNode(tokens, first);
  } catch (problem) {
    if (problem instanceof JsonSyntaxProblem) return null;
    throw problem;
  }
}

/** Reads on from a value's first token to its end. Throws a `JsonSyntaxProblem`. */
function readNode(tokens: JsonTokenizer, first: JsonToken): JsonNode {
  const { from } = first.span;
  switch (first.type) {
    case '{': {
      const members: JsonMember[] = [];
      for (;;) {
        const token = tokens.next();
        if (token.type !== 'key') {
          return { type: 'object', span: { from, to: token.span.to }, members };
        }
        const value = readNode(tokens, tokens.next());
        members.push({ key: token.value, keySpan: token.span, value });
      }
    }
    case '[': {
      const elements: JsonNode[] = [];
      for (;;) {
        const token = tokens.next();
        if (token.type === ']') {
          return { type: 'array', span: { from, to: token.span.to }, elements };
        }
        elements.push(readNode(tokens, token));
      }
    }
    case 'string':
      tokens.finishString();
      return first;
    case 'number':
    case 'boolean':
    case 'null':
      return first;
    default:
      throw new Error(`A value cannot begin with ${first.type}.`);
  }
}

import { explainSyntax } from '../core/json/explain-syntax.ts';
import { parseJson } from '../core/json/parse.ts';
import type { QueueMessage } from '../core/model/queue-message.ts';
import { failure, type Result, success } from '../core/model/result.ts';
import { findMessages, messageInLines } from '../core/paste/messages.ts';
import { readDeadLetter } from '../core/report/dead-letter.ts';
import type { ReadMessage, TextProblem } from './api.ts';

/** In characters: ten messages of the largest size. */
const LONGEST = 12_000_000;

/**
 * Reads messages that somebody has got from a queue, in whatever form they were copied; or says where
 * the text stops making sense.
 */
export function readMessages(text: string): Result<readonly ReadMessage[], TextProblem> {
  if (text.length > LONGEST) return problem(text, 0, 'This is too long to be messages of a queue.');
  const parsed = parseJson(text);
  if (parsed.ok) {
    const found = findMessages(parsed.value);
    if (found.length > 0) return success(found.map(read));
    if (parsed.value.type !== 'object') {
      return problem(
        text,
        parsed.value.span.from,
        'There is no message in this: a message is an object with a body.',
      );
    }
    return success([read(alone(text))]);
  }
  const written = messageInLines(text);
  const body = written && parseJson(written.body);
  if (written && body?.ok)
    return success([read({ ...alone(written.body), attributes: written.attributes })]);
  const { span, message } = parsed.error;
  return problem(text, span.from, explainSyntax(message));
}

function alone(body: string): QueueMessage {
  return { messageId: null, body, attributes: {}, systemAttributes: {} };
}

function read(message: QueueMessage): ReadMessage {
  return { message, letter: readDeadLetter(message) };
}

function problem(text: string, offset: number, message: string): Result<never, TextProblem> {
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return failure({ offset, line, column, message });
}

import jmespath from 'jmespath';
import { failure, type Result, success } from '../model/result.ts';
import { type CliError, INVALID, OTHER } from './cli-error.ts';

/** Whether `--query` is a JMESPath expression; asked before anything is sent, as the AWS CLI does. */
export function checkQuery(expression: string): CliError | null {
  try {
    jmespath.compile(expression);
    return null;
  } catch (problem) {
    const text = `Bad value for --query ${expression}: ${messageOf(problem)}`;
    return { text, exitCode: INVALID, about: '--query' };
  }
}

/** What `--query` makes of an answer; the error is one of types, which only the answer shows. */
export function askQuery(value: unknown, expression: string): Result<unknown, CliError> {
  try {
    return success(jmespath.search(value, expression));
  } catch (problem) {
    return failure({ text: messageOf(problem), exitCode: OTHER, about: '--query' });
  }
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

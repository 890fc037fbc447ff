import type { ApiError } from '../api/wire.ts';
import { type CliError, REFUSED } from './cli-error.ts';
import { tableOutput } from './output-table.ts';
import { textOutput } from './output-text.ts';
import type { OutputFormat } from './parse-command.ts';

export interface OutputRequest {
  /** As the API Reference spells it. */
  readonly operation: string;
  readonly format: OutputFormat;
  /** Of the screen, in characters. */
  readonly width: number;
}

/** An answer, after `--query` has been asked about it, as the AWS CLI prints it. */
export function printedOutput(value: unknown, { operation, format, width }: OutputRequest): string {
  switch (format) {
    case 'json': {
      const isNothing =
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length === 0;
      return isNothing ? '' : `${JSON.stringify(value, null, 4)}\n`;
    }
    case 'text':
      return textOutput(value);
    case 'table':
      return tableOutput(operation, value, width);
  }
}

/** A service's refusal, as the AWS CLI reports it. */
export function serviceError(operation: string, error: ApiError): CliError {
  const code = error.queryCode ?? error.code;
  return {
    text: `An error occurred (${code}) when calling the ${operation} operation: ${error.message}`,
    exitCode: REFUSED,
  };
}

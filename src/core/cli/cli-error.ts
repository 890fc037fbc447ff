/** Why a command was not carried out, or how it failed. */
export interface CliError {
  /** As the AWS CLI writes it on its error output; without the blank line before it. */
  readonly text: string;
  /** AWS CLI User Guide, *Return codes* (version 2). */
  readonly exitCode: number;
  /** What the command line tool would not have said: how this place differs, or what helps. */
  readonly note?: string;
  /** The word of the command line that is wrong, or the option whose value is. */
  readonly about?: string;
}

/** The command line or its parameters are not valid. */
export const INVALID = 252;
/** A service refused the request. */
export const REFUSED = 254;
export const OTHER = 255;
/** By which shells say that they do not understand. */
export const SHELL = 2;

const USAGE = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help

`;

/** What is wrong, without the lines on how to use the tool that come before it. */
export function withoutUsage({ text }: CliError): string {
  return text.startsWith(USAGE) ? text.slice(USAGE.length) : text;
}

/** What makes the reading of a command end. */
export class CliProblem extends Error {
  readonly error: CliError;

  constructor(error: CliError) {
    super(error.text);
    this.error = error;
  }
}

/** The command line does not follow the grammar. */
export function usageProblem(message: string, about?: string): CliProblem {
  const text = `${USAGE}aws: error: ${message}`;
  return new CliProblem({ text, exitCode: INVALID, ...(about !== undefined && { about }) });
}

export function unknownOptions(options: readonly string[]): CliProblem {
  const text = `${USAGE}Unknown options: ${options.join(', ')}`;
  const [about] = options;
  const asksForHelp = options.some((option) => option === '--help' || option === '-h');
  return new CliProblem({
    ...{ text, exitCode: INVALID },
    ...(about !== undefined && { about }),
    ...(asksForHelp && { note: 'The AWS CLI has no such option: write help as the last word.' }),
  });
}

/** The value of a parameter cannot be read. */
export function parameterProblem(option: string, message: string, note?: string): CliProblem {
  const text = `Error parsing parameter '${option}': ${message}`;
  const about = option.replace(/^(?:--)?/, '--');
  return new CliProblem({
    text,
    exitCode: INVALID,
    about,
    ...(note === undefined ? {} : { note }),
  });
}

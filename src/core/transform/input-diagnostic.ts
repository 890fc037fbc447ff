import type { Span } from '../model/span.ts';

/** A part of a target's input: `text`, `path`, `template`, or `paths.<key>` for a mapped path. */
export type InputField = 'text' | 'path' | 'template' | 'paths' | `paths.${string}`;

/** What is wrong, for those who look for a remedy; the wording is in the message. */
export type InputProblemCode =
  | 'over-limit'
  | 'malformed-key'
  | 'constant-not-json'
  | 'constant-with-placeholder'
  | 'path-refused'
  | 'path-unlisted'
  | 'template-refused'
  | 'unknown-placeholder'
  | 'needs-object-template'
  | 'no-log-event'
  | 'object-in-string'
  | 'escaped-placeholder'
  | 'escaped-json';

/** What `PutTargets` says of an input, with the place of it in the field concerned. */
export interface InputDiagnostic {
  /** `error`: refused. `warning`: accepted, and not what one wants. `info`: accepted; a hint. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: InputProblemCode;
  readonly field: InputField;
  readonly span: Span;
  /** AWS's text for an error; ours for the rest. */
  readonly message: string;
  readonly explanation: string;
}

export function whole(text: string): Span {
  return { from: 0, to: text.length };
}

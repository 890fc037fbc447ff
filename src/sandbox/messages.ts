import type { InvocationRequest, InvocationStep } from '../core/model/invocation.ts';

/**
 * Who tells whom what. Invocations take the short way, between two workers; the page is asked only
 * to start a sandbox, and to end one that no longer answers.
 *
 * ```text
 *   simulation's worker ◄── Invocation, Answer ──► sandbox's worker
 *            ▲                                            ▲
 *     StartRequest, StartAnswer                      WorkerStart
 *            ▼                                            │
 *          page ───────────── FrameStart ──────────────► frame
 * ```
 */

/** Asks the page for a fresh sandbox; one that was asked for before is ended, at whatever it is. */
export interface StartRequest {
  readonly type: 'start';
}

export type StartAnswer =
  /** It will take its time: something is downloaded, or a person is asked first. */
  | { readonly type: 'loading' }
  | { readonly type: 'started'; readonly port: MessagePort }
  | { readonly type: 'failed'; readonly reason: string }
  /** The page has ended the sandbox; the next one has to be asked for. */
  | { readonly type: 'ended' };

/** To the frame, with the port for the worker. */
export interface FrameStart {
  /** The worker's text. */
  readonly script: string;
  readonly files: SandboxFiles;
}

/** What the worker needs besides its text, by names that it knows. */
export type SandboxFiles = Readonly<Record<string, ArrayBuffer>>;

/** From the frame to the worker, with the port. */
export interface WorkerStart {
  readonly files: SandboxFiles;
}

export interface Invocation {
  readonly id: number;
  readonly request: InvocationRequest;
}

export type Answer =
  /** The first of all: the engine is there. */
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: string }
  /** A sign of life, now and then. */
  | { readonly type: 'alive' }
  | { readonly type: 'outcome'; readonly id: number; readonly outcome: InvocationStep }
  /** The runtime itself broke down. */
  | { readonly type: 'broken'; readonly id: number; readonly reason: string };

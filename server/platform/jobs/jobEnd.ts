/** Errors that end a job before its work is complete. Pure. */
import type { FinalStatus } from './progress.ts';

/** Ends a run from within its work; `message` is a translation key. */
export class JobEnd extends Error {
  constructor(
    readonly status: FinalStatus,
    readonly key: string | null,
  ) {
    super(key ?? status);
  }
}

/**
 * The work cannot be done for a reason that the person can correct; the message is a translation key with arguments.
 */
export class JobFailure extends Error {}

/** Errors that end a job before its work is done. Pure. */
import type { FinalStatus } from './progress.ts';

/** Ends a run from inside; `message` is a translation key. */
export class JobEnd extends Error {
  constructor(
    readonly status: FinalStatus,
    readonly key: string | null,
  ) {
    super(key ?? status);
  }
}

/** The work cannot be done for a reason the person can correct; its message is a translation key with arguments. */
export class JobFailure extends Error {}

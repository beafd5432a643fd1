import { useState } from 'react';
import type { Job } from '#contract/platform/jobs';
import { type Mended, useDryRun } from './useDryRun.ts';

const NONE: Mended = new Map();

/** Refused rows that were mended on the screen and are not checked yet. They exist only here until they are checked. */
export const useMends = (job: Job) => {
  const [mended, setMended] = useState(NONE);
  const { mend, pending } = useDryRun(job);
  return {
    mended,
    keep: (line: number, cells: readonly string[]) =>
      setMended((before) => new Map([...before, [line, cells]])),
    /** Starts a dry run with them and goes to its page. */
    check: () => mend(mended, () => setMended(NONE)),
    pending,
  };
};

export type Mends = ReturnType<typeof useMends>;

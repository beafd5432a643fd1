/** What is missing in a dialog, which is said at its fields once somebody tried to send it. */
import { useState } from 'react';
import type { CaseErrors } from './formTypes.ts';

const NOTHING: CaseErrors = {};

/** `of`: what the dialog asks for; where that changes, nothing was tried yet. */
export const useMissing = (missing: CaseErrors, of: unknown = null) => {
  const [tried, setTried] = useState<{ of: unknown }>();
  return {
    errors: tried !== undefined && tried.of === of ? missing : NOTHING,
    /** Whether it may be sent. */
    check: (): boolean => {
      setTried({ of });
      return Object.keys(missing).length === 0;
    },
  };
};

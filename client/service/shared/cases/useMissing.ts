/** What is missing in the dialog of a case, which is said at its fields once somebody tried to send it. */
import { useState } from 'react';
import type { CaseErrors, CaseForm, CaseInputs } from './formTypes.ts';

const NOTHING: CaseErrors = {};

export const useMissing = (form: CaseForm | undefined, input: CaseInputs) => {
  const [triedWith, setTriedWith] = useState<CaseForm>();
  const missing = form?.missing?.(input) ?? NOTHING;
  return {
    errors: triedWith !== undefined && triedWith === form ? missing : NOTHING,
    /** Whether it may be sent. */
    check: (): boolean => {
      setTriedWith(form);
      return Object.keys(missing).length === 0;
    },
  };
};

/** Where the focus goes once a form could not be saved. */
import { type RefObject, useEffect, useRef } from 'react';
import { useFormState } from 'react-hook-form';

/** What is said to be wrong and can be typed or chosen; selects have a second, hidden input. */
const WRONG = '[aria-invalid="true"]:not([aria-hidden="true"]):not(:disabled)';

/**
 * To the first wrong field in the order of the page, also where the server found it; otherwise to `summary`, which says
 * why, unless something else has the focus.
 */
export const useFocusAfterFailure = (summary: RefObject<HTMLElement | null>) => {
  const { submitCount, isSubmitSuccessful } = useFormState();
  const seen = useRef(submitCount);
  useEffect(() => {
    if (seen.current === submitCount) return;
    seen.current = submitCount;
    if (submitCount === 0 || isSubmitSuccessful) return;
    const wrong = summary.current?.closest('form')?.querySelector<HTMLElement>(WRONG);
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (wrong) wrong.focus();
    else if (isLost) summary.current?.focus();
  }, [submitCount, isSubmitSuccessful, summary]);
};

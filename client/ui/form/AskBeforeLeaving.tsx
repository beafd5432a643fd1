/** Asks before a page is left, by whatever way, whose work is not saved. */
import { useEffect } from 'react';
import { useFormState } from 'react-hook-form';
import { type RouterLocation, useBlocker, useCanBlock, useTranslate } from 'react-admin';
import { hasUnsavedWork, noteUnsavedWork } from './unsavedWork.ts';

/** Whether what is typed at one address is lost at the other: a new record also begins anew with other defaults. */
export const leavesWork = (
  from: Pick<RouterLocation, 'pathname' | 'search'>,
  to: Pick<RouterLocation, 'pathname' | 'search'>,
): boolean =>
  from.pathname !== to.pathname || (from.pathname.endsWith('/create') && from.search !== to.search);

interface Work {
  isUnsaved: boolean;
  /** It is being saved, and its page is left then: nothing is asked until that has failed. */
  isLeaving?: boolean;
}

const Question = ({ isUnsaved, isLeaving = false }: Work) => {
  const translate = useTranslate();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && hasUnsavedWork() && leavesWork(currentLocation, nextLocation),
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    // What is saved and left in one go is not asked about.
    if (!isUnsaved) blocker.proceed();
    else if (isLeaving) return;
    else if (window.confirm(translate('ra.message.unsaved_changes'))) blocker.proceed();
    else blocker.reset();
    // The blocker is another object at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state, isUnsaved, isLeaving]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    return noteUnsavedWork();
  }, [isUnsaved]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  return null;
};

/** For work that is kept outside a form. */
export const AskBeforeLeaving = (work: Work) => (useCanBlock() ? <Question {...work} /> : null);

/** Inside a form. */
export const AskBeforeLeavingForm = ({ leaves = false }: { leaves?: boolean }) => {
  const { dirtyFields, isSubmitting, isSubmitSuccessful } = useFormState();
  const isUnsaved = Object.keys(dirtyFields).length > 0 && !isSubmitSuccessful;
  return <AskBeforeLeaving isUnsaved={isUnsaved} isLeaving={leaves && isSubmitting} />;
};

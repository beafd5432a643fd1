/** Asks before a page is left whose work is kept outside a form; a form asks by itself. */
import { useEffect } from 'react';
import { useBlocker, useCanBlock, useTranslate } from 'react-admin';

const Question = ({ isUnsaved }: { isUnsaved: boolean }) => {
  const translate = useTranslate();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    // What is saved and left in one go is not asked about.
    if (!isUnsaved || window.confirm(translate('ra.message.unsaved_changes'))) blocker.proceed();
    else blocker.reset();
    // The blocker is another object at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state, isUnsaved]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  return null;
};

export const AskBeforeLeaving = ({ isUnsaved }: { isUnsaved: boolean }) =>
  useCanBlock() ? <Question isUnsaved={isUnsaved} /> : null;

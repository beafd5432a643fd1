/** Asks before a page or a dialog is left whose work is not saved: by Back, an entered address, a link, or loading anew. */
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { useBlocker } from 'react-router-dom';
import {
  losesWork,
  noteHeldMove,
  onUnsavedWork,
  questionOfWork,
  standingOfWork,
} from './unsavedWork.ts';

/** Made once, beside the console: the router heeds only the last that asks. */
export const LeavingGuard = () => {
  const blocker = useBlocker(losesWork);
  const standing = useSyncExternalStore(onUnsavedWork, standingOfWork);
  useLayoutEffect(() => noteHeldMove(blocker.state === 'blocked'), [blocker.state]);
  useEffect(() => {
    if (blocker.state !== 'blocked' || standing === 'saving') return;
    // What is saved and left in one go is not asked about.
    if (standing === 'nothing' || window.confirm(questionOfWork())) blocker.proceed();
    else blocker.reset();
    // The blocker is another object at each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state, standing]);
  const isKept = standing !== 'nothing';
  useEffect(() => {
    if (!isKept) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isKept]);
  return null;
};

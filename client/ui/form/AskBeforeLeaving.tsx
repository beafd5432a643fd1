/** What is noted as not saved is asked about before it is left, by whatever way. */
import { useContext, useEffect } from 'react';
import { useFormState } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { noteUnsavedWork, type Work } from './unsavedWork.ts';
import { LockedContext } from './whileSaving.tsx';

interface Typed extends Omit<Work, 'question'> {
  isUnsaved: boolean;
}

/** For what is typed outside a form. */
export const useUnsavedWork = ({ isUnsaved, isSaving = false, isInDialog = false }: Typed) => {
  const translate = useTranslate();
  const question = translate('ra.message.unsaved_changes');
  // What is typed beside the fields of a form goes with it once that is saved and left.
  const isLocked = useContext(LockedContext);
  useEffect(() => {
    if (!isUnsaved || isLocked) return undefined;
    return noteUnsavedWork({ question, isSaving, isInDialog });
  }, [isUnsaved, isLocked, isSaving, isInDialog, question]);
};

export const AskBeforeLeaving = (typed: Typed) => {
  useUnsavedWork(typed);
  return null;
};

/** Inside a form; `leaves`: once it is saved, its page is left. */
export const AskBeforeLeavingForm = ({ leaves = false }: { leaves?: boolean }) => {
  const { dirtyFields, isSubmitting, isSubmitSuccessful } = useFormState();
  // On a page that stays, what is typed after a save is unsaved again.
  const isUnsaved = Object.keys(dirtyFields).length > 0 && !(leaves && isSubmitSuccessful);
  useUnsavedWork({ isUnsaved, isSaving: leaves && isSubmitting });
  return null;
};

/** What is noted as not saved is asked about before it is left, by whatever way. */
import { useEffect } from 'react';
import { useFormState } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { noteUnsavedWork, type Work } from './unsavedWork.ts';

interface Typed extends Omit<Work, 'question'> {
  isUnsaved: boolean;
}

/** For what is typed outside a form. */
export const useUnsavedWork = ({ isUnsaved, isSaving = false, isInDialog = false }: Typed) => {
  const translate = useTranslate();
  const question = translate('ra.message.unsaved_changes');
  useEffect(() => {
    if (!isUnsaved) return undefined;
    return noteUnsavedWork({ question, isSaving, isInDialog });
  }, [isUnsaved, isSaving, isInDialog, question]);
};

export const AskBeforeLeaving = (typed: Typed) => {
  useUnsavedWork(typed);
  return null;
};

/** Inside a form; `leaves`: once it is saved, its page is left. */
export const AskBeforeLeavingForm = ({ leaves = false }: { leaves?: boolean }) => {
  const { dirtyFields, isSubmitting, isSubmitSuccessful } = useFormState();
  const isUnsaved = Object.keys(dirtyFields).length > 0 && !isSubmitSuccessful;
  useUnsavedWork({ isUnsaved, isSaving: leaves && isSubmitting });
  return null;
};

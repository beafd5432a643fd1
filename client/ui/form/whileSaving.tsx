/** What happens to a form while it is being saved: nothing that is typed then may be lost. */
import { Box } from '@mui/material';
import { createContext, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useRecordContext } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import type { RecordValues } from '../record/leaves.ts';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Whether the fields around are locked, because their form is being saved and left. */
export const LockedContext = createContext(false);

/** Whether the page is left once its record is saved. */
export const LeavesContext = createContext(false);

/**
 * Keeps what is typed between sending a record and its answer: the answer fills the form, and the fields that changed
 * meanwhile are put back as unsaved changes.
 */
export const KeepTyped = () => {
  const { getValues, setValue } = useFormContext<RecordValues>();
  const { isSubmitting, isSubmitSuccessful } = useFormState();
  const record = useRecordContext();
  const sent = useRef<RecordValues | null>(null);
  useEffect(() => {
    if (isSubmitting) sent.current = structuredClone(getValues());
    else if (!isSubmitSuccessful) sent.current = null;
  }, [isSubmitting, isSubmitSuccessful, getValues]);
  useEffect(() => {
    if (sent.current === null) return;
    const before = sent.current;
    sent.current = null;
    const now = structuredClone(getValues());
    const typed = Object.keys(now).filter((field) => !isSame(now[field], before[field]));
    // React-Admin fills the form in an effect of the form itself, which runs after those of its children.
    queueMicrotask(() => {
      for (const field of typed) setValue(field, now[field], { shouldDirty: true });
    });
  }, [record, getValues, setValue]);
  return null;
};

/**
 * The fields of a form whose page is left once it is saved: until then they are locked. The field from which it was sent
 * has the focus again if it is not saved, without scrolling away from what is said about it.
 */
export const LockedFields = ({
  isLocked,
  children,
}: {
  isLocked: boolean;
  children: ReactNode;
}) => {
  const focused = useRef<Element | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isLocked) {
      const field = focused.current as HTMLElement | null;
      // The browser takes the focus away only when it draws next, and a key may come before that.
      if (box.current?.contains(document.activeElement)) field?.blur();
      return () => {
        const { activeElement } = document;
        const isFree = activeElement === null || activeElement === document.body;
        if (isFree) field?.focus({ preventScroll: true });
      };
    }
    const remember = () => void (focused.current = document.activeElement);
    // Whoever presses Save has left the fields.
    const forget = () => void (focused.current = null);
    const current = box.current;
    current?.addEventListener('focusin', remember);
    current?.addEventListener('focusout', forget);
    return () => {
      current?.removeEventListener('focusin', remember);
      current?.removeEventListener('focusout', forget);
    };
  }, [isLocked]);
  return (
    <LockedContext value={isLocked}>
      <Box ref={box} inert={isLocked} aria-busy={isLocked}>
        {children}
      </Box>
    </LockedContext>
  );
};

interface FieldsUntilLeftProps {
  /** The page is left once the form is saved. */
  leaves: boolean;
  /** It is saved, and the next page is on its way. */
  isLeft?: boolean;
  children: ReactNode;
}

/** Where a page is left once it is saved, what is typed between Save and then would be lost: its fields are locked. */
export const FieldsUntilLeft = ({ leaves, isLeft = false, children }: FieldsUntilLeftProps) => {
  const { isSubmitting, isSubmitSuccessful } = useFormState();
  return (
    <LockedFields isLocked={leaves && (isLeft || isSubmitting || isSubmitSuccessful)}>
      {children}
    </LockedFields>
  );
};

/**
 * The dialog of everything that is typed or confirmed in one: it stays while it saves, and neither Esc, a click beside it
 * nor leaving the page throws away what was typed without asking.
 */
import { Button, Dialog, type DialogProps } from '@mui/material';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { useUnsavedWork } from '../form/AskBeforeLeaving.tsx';
import { useDialogClose } from './useDialogClose.ts';

interface Frame {
  isBusy: boolean;
  setBusy: (isBusy: boolean) => void;
  onClose: () => void;
}
const FrameContext = createContext<Frame>({
  isBusy: false,
  setBusy: () => undefined,
  onClose: () => undefined,
});

export interface WorkDialogProps extends Pick<DialogProps, 'fullWidth' | 'maxWidth'> {
  open?: boolean;
  titleId: string;
  /** The server works on it: it cannot be closed until then. */
  pending?: boolean;
  /**
   * What it makes is shown only here: while it is made and shown, the page is not left without asking, and nothing but
   * its own button closes it.
   */
  secret?: 'none' | 'made';
  onClose: () => void;
  children: ReactNode;
}

export const WorkDialog = ({
  open = true,
  titleId,
  pending = false,
  secret,
  onClose,
  children,
  ...size
}: WorkDialogProps) => {
  const translate = useTranslate();
  const [isFormBusy, setBusy] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const [wasOpen, setWasOpen] = useState(open);
  // What was typed into it before went with it.
  if (wasOpen !== open) {
    setWasOpen(open);
    setTyped(false);
  }
  const isBusy = pending || isFormBusy;
  const frame = useMemo(() => ({ isBusy, setBusy, onClose }), [isBusy, onClose]);
  const dismiss = () => {
    if (isBusy || secret === 'made') return;
    if (!isTyped || window.confirm(translate('ra.message.unsaved_changes'))) onClose();
  };
  const close = useDialogClose(open, dismiss);
  const isSecret = (secret === 'none' && isBusy) || secret === 'made';
  useUnsavedWork({
    isUnsaved: isSecret || (open && isTyped),
    isSaving: isBusy && !isSecret,
    isInDialog: true,
  });
  return (
    <Dialog
      {...size}
      open={open}
      onClose={close}
      onInput={() => setTyped(true)}
      aria-labelledby={titleId}
    >
      <FrameContext value={frame}>{children}</FrameContext>
    </Dialog>
  );
};

/** Closes the dialog without a question: whoever presses it means it. */
export const CancelButton = () => {
  const translate = useTranslate();
  const { isBusy, onClose } = useContext(FrameContext);
  return (
    <Button disabled={isBusy} onClick={onClose}>
      {translate('ra.action.cancel')}
    </Button>
  );
};

/** Inside a form of the dialog: tells it when the form is being sent. */
export const FormBusy = () => {
  const { setBusy } = useContext(FrameContext);
  const { isSubmitting } = useFormState();
  useEffect(() => {
    setBusy(isSubmitting);
    return () => setBusy(false);
  }, [isSubmitting, setBusy]);
  return null;
};

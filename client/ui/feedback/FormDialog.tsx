/**
 * A dialog with fields and one button. While something is missing the button says so instead of being grey, and what the
 * server refuses is said beside what was typed.
 */
import { Alert, Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { CancelButton, WorkDialog } from './WorkDialog.tsx';

export interface FormDialogProps {
  /** Title and button are translation keys or translated. */
  title: string;
  submit: string;
  /** What is missing, as a translation key; null where it can be sent. */
  missing: string | null;
  /** What was refused, as a translation key. */
  failure?: string | undefined;
  pending: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

export const FormDialog = (props: FormDialogProps) => {
  const { title, submit, missing, failure, pending, onSubmit, onClose, children } = props;
  const translate = useTranslate();
  const titleId = useId();
  const [isAsked, setAsked] = useState(false);
  const problem = (isAsked ? missing : null) ?? failure;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(missing !== null);
    if (missing === null && !pending) onSubmit();
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId} fullWidth maxWidth="xs">
      <form onSubmit={send} noValidate>
        <DialogTitle id={titleId}>{translate(title, { _: title })}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 }, display: 'grid', gap: 1.5 }}>
          {children}
          {problem && <Alert severity="error">{translate(problem, { _: problem })}</Alert>}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate(submit, { _: submit })}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

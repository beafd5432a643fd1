/** A verb that cannot be taken back and is told why: says what will happen, asks for the reason. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';

const MAX = 300;

export interface ReasonButtonProps {
  /** Translation keys: the verb, and the question. */
  label: string;
  title: string;
  /** The consequence with its numbers. */
  children: ReactNode;
  pending: boolean;
  /** Resolves to undefined after a refusal: what was typed stays. */
  onConfirm: (reason: string) => Promise<unknown>;
}

export const ReasonButton = ({ label, title, children, pending, onConfirm }: ReasonButtonProps) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const titleId = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() && (await onConfirm(reason.trim())) !== undefined) setOpen(false);
  };
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {translate(label)}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby={titleId}>
        <form onSubmit={(event) => void submit(event)}>
          <DialogTitle id={titleId}>{translate(title, { _: title })}</DialogTitle>
          <DialogContent>
            {children}
            <TextField
              fullWidth
              multiline
              minRows={2}
              required
              autoFocus
              label={translate('ui.reason')}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              slotProps={{ htmlInput: { maxLength: MAX } }}
              sx={{ mt: 2 }}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{translate('ra.action.cancel')}</Button>
            <Button
              type="submit"
              variant="contained"
              color="error"
              loading={pending}
              disabled={!reason.trim()}
            >
              {translate(label)}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
};

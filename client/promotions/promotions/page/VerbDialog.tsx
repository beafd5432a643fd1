/** A verb with its consequence in numbers, and with a reason where one is asked for. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';

export interface VerbDialogProps {
  /** Translated. */
  title: string;
  verb: string;
  lines: readonly string[];
  tone: 'error' | 'primary';
  reason: 'none' | 'optional' | 'required';
  pending: boolean;
  onConfirm: (reason: string | null) => void;
  onClose: () => void;
}

const MAX = 300;

export const VerbDialog = ({
  title,
  verb,
  lines,
  tone,
  reason: asks,
  pending,
  onConfirm,
  onClose,
}: VerbDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm(reason.trim() || null);
  };
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={titleId}>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          {lines.map((line) => (
            <Typography key={line} sx={{ mb: 1 }}>
              {line}
            </Typography>
          ))}
          {asks !== 'none' && (
            <TextField
              fullWidth
              multiline
              minRows={2}
              autoFocus
              required={asks === 'required'}
              label={translate('ui.reason')}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              slotProps={{ htmlInput: { maxLength: MAX } }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button disabled={pending} onClick={onClose}>
            {translate('ra.action.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={tone}
            loading={pending}
            disabled={asks === 'required' && reason.trim() === ''}
            autoFocus={asks === 'none'}
          >
            {verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

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
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const MANY = 1000;

export interface VerbDialogProps {
  /** Translated. */
  title: string;
  verb: string;
  lines: readonly string[];
  tone: 'error' | 'primary';
  /** Prices the verb writes; many of them take their time. */
  writes: number;
  withReason: boolean;
  onConfirm: (reason: string | null) => Promise<unknown>;
  onClose: () => void;
}

export const VerbDialog = ({
  title,
  verb,
  lines,
  tone,
  writes,
  withReason,
  onConfirm,
  onClose,
}: VerbDialogProps) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const confirm = async () => {
    setPending(true);
    await onConfirm(reason.trim() || null);
    setPending(false);
    onClose();
  };
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        {lines.map((line) => (
          <Typography key={line} sx={{ mb: 1 }}>
            {line}
          </Typography>
        ))}
        {withReason && (
          <TextField
            fullWidth
            multiline
            minRows={2}
            label={translate('priceBatches.reject.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        )}
        {pending && writes >= MANY && (
          <Typography aria-live="polite" color="text.secondary">
            {translate('priceBatches.writing', {
              smart_count: new Intl.NumberFormat(locale).format(writes),
            })}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button disabled={pending} onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button
          variant="contained"
          color={tone}
          loading={pending}
          loadingPosition="start"
          autoFocus={!withReason}
          onClick={() => void confirm()}
        >
          {verb}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

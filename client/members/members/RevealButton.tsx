import '#shared/validation';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import {
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { type Member, RevealInput, type Revealed } from '#contract/members/members';
import type { Api } from '../../api.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useNotifyError } from '../../ui/feedback/useAct.ts';

export interface RevealButtonProps {
  member: Pick<Member, 'id'>;
  onRevealed: (revealed: Revealed) => void;
}

/** Asks why, then shows this member's personal data; who and why is logged. */
export const RevealButton = ({ member, onRevealed }: RevealButtonProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notifyError = useNotifyError();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string>();
  const [pending, setPending] = useState(false);
  const reveal = async (event: FormEvent) => {
    event.preventDefault();
    const checked = RevealInput.safeParse({ reason });
    if (!checked.success) return setRefused(checked.error.issues[0]?.message);
    setPending(true);
    try {
      // Not useAct: a refresh of the page would mask again what was just shown.
      const { data } = await api.act<Revealed>('members', member.id, 'reveal', checked.data);
      onRevealed(data);
      setOpen(false);
      void client.invalidateQueries({ queryKey: ['members', 'history'] });
    } catch (error) {
      notifyError(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)} startIcon={<Visibility />} variant="outlined">
        {translate('members.reveal.open')}
      </Button>
      <WorkDialog open={open} pending={pending} onClose={() => setOpen(false)} titleId={titleId}>
        <form onSubmit={(event) => void reveal(event)} noValidate>
          <DialogTitle id={titleId}>{translate('members.reveal.title')}</DialogTitle>
          <DialogContent>
            <Typography sx={{ mb: 1.5 }}>{translate('members.reveal.text')}</Typography>
            <TextField
              autoFocus
              fullWidth
              required
              label={translate('members.reveal.reason')}
              value={reason}
              error={refused !== undefined}
              helperText={refused && translate(refused, { _: refused })}
              onChange={({ target }) => {
                setReason(target.value);
                setRefused(undefined);
              }}
            />
          </DialogContent>
          <DialogActions>
            <CancelButton />
            <Button type="submit" variant="contained" disabled={pending}>
              {translate('members.reveal.open')}
            </Button>
          </DialogActions>
        </form>
      </WorkDialog>
    </>
  );
};

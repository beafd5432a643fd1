/** Asks for the name of a view, and says why it cannot be saved. */
import { Alert, Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_NAME = 40;

interface ViewNameDialogProps {
  title: string;
  name: string;
  save: (name: string) => Promise<unknown>;
  onClose: () => void;
}

export const ViewNameDialog = ({ title, name, save, onClose }: ViewNameDialogProps) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const titleId = useId();
  const [typed, setTyped] = useState(name);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && typed.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (typed.trim() === '' || typed.trim().length > MAX_NAME) return;
    setPending(true);
    setFailure(undefined);
    try {
      await save(typed.trim());
      await client.invalidateQueries({ queryKey: ['tickets', 'views'] });
      onClose();
    } catch (error) {
      setFailure(ApiError.from(error).firstReason);
    } finally {
      setPending(false);
    }
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId} fullWidth maxWidth="xs">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id={titleId}>{translate(title)}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 }, display: 'grid', gap: 1.5 }}>
          <LimitedField
            autoFocus
            fullWidth
            label={translate('ui.views.name')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            required
            error={isMissing}
            helperText={translate(isMissing ? 'ra.validation.required' : 'ticketViews.help')}
            max={MAX_NAME}
          />
          {failure && <Alert severity="error">{translate(failure, { _: failure })}</Alert>}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

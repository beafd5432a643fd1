/** Asks for the name of a view, and says why it cannot be saved. */
import { Alert, Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../feedback/WorkDialog.tsx';
import { LimitedField } from '../form/LimitedField.tsx';

const MAX_NAME = 40;

interface ViewNameDialogProps {
  /** A translation key. */
  title: string;
  /** What it is called so far; empty for a new one. */
  name: string;
  /** Translation key of where the view is kept. */
  help: string;
  /** Names of other views, which this one cannot have. */
  taken?: readonly string[];
  save: (name: string) => Promise<unknown>;
  onClose: () => void;
}

export const ViewNameDialog = ({
  title,
  name,
  help,
  taken = [],
  save,
  onClose,
}: ViewNameDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const [typed, setTyped] = useState(name);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [isTried, setTried] = useState(false);
  const text = typed.trim();
  const wrong =
    text === '' ? 'ra.validation.required' : taken.includes(text) ? 'errors.taken' : null;
  const isWrong = isTried && wrong !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong !== null || text.length > MAX_NAME) return;
    setPending(true);
    setFailure(undefined);
    try {
      await save(text);
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
            error={isWrong}
            helperText={translate(isWrong ? wrong : help)}
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

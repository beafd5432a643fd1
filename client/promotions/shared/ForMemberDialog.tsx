/** A dialog in which something is done for a member: chooses what, and says before what keeps the member from it. */
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { Localized } from '#shared/localization';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

/** Creates a record for the member; `success` is the notice, and `failure` says what was wrong. */
export const useCreateForMember = (
  resource: 'memberEntries' | 'redeemedRewards',
  success: string,
  onClose: () => void,
) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  const create = async (body: object) => {
    setPending(true);
    setFailure(undefined);
    try {
      await api.call('POST', `/${resource}`, body);
      notify(success, { type: 'success' });
      onClose();
    } catch (error) {
      setFailure(ApiError.from(error).firstReason);
    } finally {
      setPending(false);
      // Also after a refusal: what it costs or what is left may have changed.
      void client.invalidateQueries({ queryKey: ['members'] });
      refresh();
    }
  };
  return { create, pending, failure, setFailure };
};

interface Offered {
  id: number;
  /** What keeps the member from it. */
  words: readonly Localized[];
}
interface Props<T extends Offered> {
  title: string;
  text?: string;
  /** Label of the choice, and how each is written. */
  label: string;
  offered: readonly T[];
  write: (offered: T) => string;
  chosen: T | undefined;
  onChoose: (chosen: T | undefined) => void;
  /** Label of the button; where not `canSubmit`, it says at the choice why. */
  verb: string;
  canSubmit: boolean;
  onSubmit: () => void;
  pending: boolean;
  failure: string | undefined;
  onClose: () => void;
  /** Further inputs. */
  children: ReactNode;
}

export const ForMemberDialog = <T extends Offered>(props: Props<T>) => {
  const { title, text, label, offered, write, chosen, onChoose, verb, canSubmit } = props;
  const { onSubmit, pending, failure, onClose, children } = props;
  const translate = useTranslate();
  const toText = useLocalize();
  const titleId = useId();
  const [isTried, setTried] = useState(false);
  const [words] = chosen?.words ?? [];
  const why = words === undefined ? 'ra.validation.required' : toText(words);
  const isWrong = isTried && !canSubmit;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (canSubmit) onSubmit();
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          {text !== undefined && <Typography sx={{ mb: 1.5 }}>{text}</Typography>}
          <TextField
            select
            fullWidth
            required
            label={label}
            error={isWrong}
            helperText={isWrong && translate(why, { _: why })}
            value={chosen === undefined ? '' : String(chosen.id)}
            onChange={({ target }) =>
              onChoose(offered.find(({ id }) => String(id) === target.value))
            }
          >
            {offered.map((one) => (
              <MenuItem key={one.id} value={String(one.id)}>
                {write(one)}
              </MenuItem>
            ))}
          </TextField>
          {chosen?.words.map((one) => (
            <Alert key={toText(one)} severity="warning" sx={{ mt: 1 }}>
              {toText(one)}
            </Alert>
          ))}
          {children}
          {failure && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(failure, { _: failure })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {verb}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

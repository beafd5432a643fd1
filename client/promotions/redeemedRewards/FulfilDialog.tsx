/** Says how a gift was sent: with a carrier and its number, or in words. */
import '#shared/validation';
import {
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { Fulfilment, type RedeemedReward } from '#contract/promotions/redeemedRewards';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { useNotifyError } from '../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

const FIELDS = ['carrier', 'trackingNumber', 'note'] as const;

interface Props {
  row: RedeemedReward;
  onClose: () => void;
}

const useFulfil = ({ row, onClose }: Props) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const notifyError = useNotifyError();
  const refresh = useRefresh();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [pending, setPending] = useState(false);
  const fulfil = async (typed: Record<string, string>) => {
    const checked = Fulfilment.safeParse({ ...typed, version: row.version });
    if (!checked.success) return setErrors(fieldErrors(checked.error));
    setPending(true);
    try {
      await api.act('redeemedRewards', row.id, 'fulfilment', checked.data);
      notify('redeemedRewards.fulfil.done', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      const refused = ApiError.from(error);
      if (refused.errors) setErrors(refused.errors);
      else notifyError(refused);
      // What was typed stays, beside the record as it is now.
      if (refused.isConflict) refresh();
    } finally {
      setPending(false);
    }
  };
  return { fulfil, pending, errors, setErrors };
};

export const FulfilDialog = ({ row, onClose }: Props) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const titleId = useId();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { fulfil, pending, errors, setErrors } = useFulfil({ row, onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void fulfil(typed);
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>
          {translate('redeemedRewards.fulfil.title', { name: toText(row.names) })}
        </DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1.5 }}>{translate('redeemedRewards.fulfil.text')}</Typography>
          {FIELDS.map((field, index) => {
            const error = errors[field];
            const text = typeof error === 'string' ? translate(error, { _: error }) : undefined;
            return (
              <TextField
                key={field}
                fullWidth
                autoFocus={index === 0}
                label={translate(`resources.redeemedRewards.fields.${field}`)}
                value={typed[field] ?? ''}
                error={text !== undefined}
                helperText={text}
                onChange={({ target }) => {
                  setTyped({ ...typed, [field]: target.value });
                  setErrors({});
                }}
              />
            );
          })}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate('redeemedRewards.fulfil.verb')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

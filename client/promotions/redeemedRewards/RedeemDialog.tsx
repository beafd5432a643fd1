/** Redeems points for a member: chooses a reward, and says where a gift goes. */
import '#shared/validation';
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
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { type MemberReward, RedeemInput } from '#contract/promotions/redeemedRewards';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import type { MemberCatalogue } from './useCatalogue.ts';

interface Props {
  memberId: number;
  catalogue: MemberCatalogue;
  onClose: () => void;
}
const FIELDS = ['recipient', 'phone', 'address'] as const;

const useRedeem = ({ memberId, onClose }: Props) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  const redeem = async (reward: MemberReward, typed: Record<string, string>) => {
    const sent = reward.kind === 'gift' ? typed : {};
    const { id: rewardId, points } = reward;
    const checked = RedeemInput.safeParse({ memberId, rewardId, points, ...sent });
    if (!checked.success) return setErrors(fieldErrors(checked.error));
    setPending(true);
    setFailure(undefined);
    try {
      await api.call('POST', '/redeemedRewards', checked.data);
      notify('redeemedRewards.redeem.done', { type: 'success' });
      onClose();
    } catch (error) {
      setFailure(ApiError.from(error).firstReason);
    } finally {
      setPending(false);
      // Also after a refusal: the cost or what is left may have changed.
      void client.invalidateQueries({ queryKey: ['members'] });
      refresh();
    }
  };
  return { redeem, pending, errors, failure, setErrors };
};

export const RedeemDialog = (props: Props) => {
  const { catalogue, onClose } = props;
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const titleId = useId();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { redeem, pending, errors, failure, setErrors } = useRedeem(props);
  const { rewards, available } = catalogue;
  const reward = rewards.find(({ id }) => String(id) === chosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reward?.canRedeem) void redeem(reward, typed);
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate('redeemedRewards.redeem.title')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1.5 }}>
            {translate('redeemedRewards.redeem.text', { available: count(available) })}
          </Typography>
          <TextField
            select
            fullWidth
            required
            label={translate('resources.redeemedRewards.fields.rewardId')}
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            {rewards.map(({ id, names, points }) => (
              <MenuItem key={id} value={String(id)}>
                {translate('redeemedRewards.redeem.choice', {
                  name: toText(names),
                  points: count(points),
                  smart_count: points,
                })}
              </MenuItem>
            ))}
          </TextField>
          {reward?.words.map((words) => (
            <Alert key={toText(words)} severity="warning" sx={{ mt: 1 }}>
              {toText(words)}
            </Alert>
          ))}
          {reward?.kind === 'gift' &&
            FIELDS.map((field) => {
              const error = errors[field];
              const text = typeof error === 'string' ? translate(error, { _: error }) : undefined;
              return (
                <TextField
                  key={field}
                  fullWidth
                  label={translate(`resources.redeemedRewards.fields.${field}`)}
                  value={typed[field] ?? ''}
                  error={text !== undefined}
                  helperText={
                    text ?? (field === 'address' && translate('redeemedRewards.redeem.collected'))
                  }
                  onChange={({ target }) => {
                    setTyped({ ...typed, [field]: target.value });
                    setErrors({});
                  }}
                />
              );
            })}
          {failure && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(failure, { _: failure })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button
            type="submit"
            variant="contained"
            loading={pending}
            disabled={reward?.canRedeem !== true}
          >
            {reward
              ? translate('redeemedRewards.redeem.spend', {
                  points: count(reward.points),
                  smart_count: reward.points,
                })
              : translate('redeemedRewards.redeem.verb')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

/** Redeems points for a member: chooses a reward, and says where a gift goes. */
import '#shared/validation';
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type MemberReward, RedeemInput } from '#contract/promotions/redeemedRewards';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ForMemberDialog, useCreateForMember } from '../shared/ForMemberDialog.tsx';
import type { MemberCatalogue } from './useCatalogue.ts';

interface Props {
  memberId: number;
  catalogue: MemberCatalogue;
  onClose: () => void;
}
const FIELDS = ['recipient', 'phone', 'address'] as const;

interface AddressProps {
  typed: Record<string, string>;
  errors: FieldErrors;
  onType: (typed: Record<string, string>) => void;
}
const AddressFields = ({ typed, errors, onType }: AddressProps) => {
  const translate = useTranslate();
  return FIELDS.map((field) => {
    const error = errors[field];
    const text = typeof error === 'string' ? translate(error, { _: error }) : undefined;
    return (
      <TextField
        key={field}
        fullWidth
        label={translate(`resources.redeemedRewards.fields.${field}`)}
        value={typed[field] ?? ''}
        error={text !== undefined}
        helperText={text ?? (field === 'address' && translate('redeemedRewards.redeem.collected'))}
        onChange={({ target }) => onType({ ...typed, [field]: target.value })}
      />
    );
  });
};

export const RedeemDialog = ({ memberId, catalogue, onClose }: Props) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const [chosenId, setChosenId] = useState<number>();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<FieldErrors>({});
  const { create, pending, failure } = useCreateForMember(
    'redeemedRewards',
    'redeemedRewards.redeem.done',
    onClose,
  );
  const { rewards, available } = catalogue;
  // Its cost may have changed since it was chosen.
  const reward = rewards.find(({ id }) => id === chosenId);
  const redeem = ({ id: rewardId, kind, points }: MemberReward) => {
    const sent = { memberId, rewardId, points, ...(kind === 'gift' ? typed : {}) };
    const checked = RedeemInput.safeParse(sent);
    if (checked.success) void create(checked.data);
    else setErrors(fieldErrors(checked.error));
  };
  const spent = reward && { points: count(reward.points), smart_count: reward.points };
  return (
    <ForMemberDialog
      title={translate('redeemedRewards.redeem.title')}
      text={translate('redeemedRewards.redeem.text', { available: count(available) })}
      label={translate('resources.redeemedRewards.fields.rewardId')}
      offered={rewards}
      write={({ names, points }) =>
        translate('redeemedRewards.redeem.choice', {
          name: toText(names),
          points: count(points),
          smart_count: points,
        })
      }
      chosen={reward}
      onChoose={(one) => setChosenId(one?.id)}
      verb={translate(`redeemedRewards.redeem.${spent ? 'spend' : 'verb'}`, spent)}
      canSubmit={reward?.canRedeem === true}
      onSubmit={() => reward && redeem(reward)}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {reward?.kind === 'gift' && (
        <AddressFields
          typed={typed}
          errors={errors}
          onType={(next) => {
            setTyped(next);
            setErrors({});
          }}
        />
      )}
    </ForMemberDialog>
  );
};

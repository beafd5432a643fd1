/** When members may enter: within the campaign. What nobody has typed moves there; what somebody typed is said to lie outside. */
import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useGetOne, useRecordContext } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Campaign } from '#contract/promotions/campaigns';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { movedInto, outsideCampaign } from '#rules/promotions/memberActivities';
import { EndInput } from '../../ui/form/EndInput.tsx';
import { InstantInput } from '../../ui/form/InstantInput.tsx';
import { TWO } from '../../ui/form/layout.ts';

type Times = Pick<MemberActivity, 'startsAt' | 'endsAt'>;
type Held = { [K in keyof Times]: number | null } & { campaignId: number | null };
const SOURCES = ['startsAt', 'endsAt'] as const;

const useChosenCampaign = (): Campaign | undefined => {
  const id = useWatch<Held, 'campaignId'>({ name: 'campaignId' });
  return useGetOne<Campaign>('campaigns', { id: id || 0 }, { enabled: Boolean(id) }).data;
};

/** Moves the times of a new activity into the campaign as soon as it is chosen, each while it is as the form proposed it. */
const useMovedInto = (campaign: Campaign | undefined) => {
  const { getValues, setValue } = useFormContext<Held>();
  const isNew = useRecordContext<Partial<MemberActivity>>()?.id === undefined;
  const proposed = useRef<Partial<Times>>(null);
  useEffect(() => {
    if (!isNew) return;
    const { startsAt, endsAt } = getValues();
    if (startsAt === null || endsAt === null) return;
    proposed.current ??= { startsAt, endsAt };
    if (!campaign) return;
    const moved = movedInto({ startsAt, endsAt }, campaign);
    for (const field of SOURCES) {
      if (proposed.current[field] !== getValues(field)) continue;
      proposed.current[field] = moved[field];
      setValue(field, moved[field], { shouldValidate: true });
    }
  }, [campaign, isNew, getValues, setValue]);
};

export const WhenFields = () => {
  const campaign = useChosenCampaign();
  useMovedInto(campaign);
  const [startsAt, endsAt] = useWatch<Held, ['startsAt', 'endsAt']>({ name: [...SOURCES] });
  const outside = campaign && outsideCampaign({ startsAt, endsAt }, campaign);
  return (
    <Box sx={TWO}>
      <InstantInput
        source="startsAt"
        dayLabel="resources.memberActivities.fields.startsAt"
        timeLabel="pointRewards.time"
        wrong={outside?.startsAt}
      />
      <EndInput
        startSource="startsAt"
        source="endsAt"
        label="pointRewards.lastDay"
        timeLabel="ui.endTime"
        wrong={outside?.endsAt}
      />
    </Box>
  );
};

import { Box } from '@mui/material';
import { required, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import {
  LIMIT_PERIODS,
  POINT_REWARD_KINDS,
  type PointRewardKind,
} from '#contract/promotions/pointRewards';
import { LevelsInput } from '../../platform/shared/audience/LevelsInput.tsx';
import { EndInput } from '../../ui/form/EndInput.tsx';
import { InstantInput } from '../../ui/form/InstantInput.tsx';
import { TWO } from '../../ui/form/layout.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { LevelCosts } from './LevelCosts.tsx';
import { PictureInput } from './PictureInput.tsx';

const KINDS = POINT_REWARD_KINDS.map((id) => ({ id, name: `pointRewards.kinds.${id}` }));
const PERIODS = LIMIT_PERIODS.map((id) => ({ id, name: `pointRewards.periods.${id}` }));
const GIVABLE = { isGivable: true };

const WhatItIs = ({ isKindFixed }: { isKindFixed: boolean }) => {
  const kind = useWatch({ name: 'kind' }) as PointRewardKind | undefined;
  return (
    <Section title="pointRewards.sections.what">
      <Box sx={TWO}>
        <SelectInput
          source="kind"
          choices={KINDS}
          validate={required()}
          readOnly={isKindFixed}
          helperText={kind && !isKindFixed ? `pointRewards.kindHelp.${kind}` : false}
        />
        {kind === 'gift' ? (
          <WholeInput
            source="stock"
            validate={required()}
            min={0}
            helperText="pointRewards.help.stock"
          />
        ) : (
          <RecordInput
            source="batchId"
            reference="couponBatches"
            filter={GIVABLE}
            noOptionsText="coupons.noneGivable"
            optionText="name"
            validate={required()}
            helperText="pointRewards.help.batch"
          />
        )}
      </Box>
      <LocalizedInput source="names" validate={required()} />
      <LocalizedInput source="descriptions" multiline minRows={2} />
      <PictureInput />
    </Section>
  );
};

export const RewardFields = ({ isKindFixed = false }: { isKindFixed?: boolean }) => (
  <>
    <WhatItIs isKindFixed={isKindFixed} />
    <Section title="pointRewards.sections.cost" help="pointRewards.help.cost">
      <Box sx={TWO}>
        <WholeInput source="points" validate={required()} min={1} helperText={false} />
        <WholeInput source="maxRedeemed" min={1} helperText="pointRewards.help.maxRedeemed" />
        <WholeInput
          source="perMember.times"
          label="resources.pointRewards.fields.perMember.times"
          min={1}
          max={1000}
          helperText="pointRewards.help.times"
        />
        <SelectInput
          source="perMember.period"
          label="resources.pointRewards.fields.perMember.period"
          choices={PERIODS}
          defaultValue="month"
          helperText={false}
        />
      </Box>
      <LevelCosts />
    </Section>
    <Section title="pointRewards.sections.who">
      <LevelsInput
        source="audience"
        label="resources.pointRewards.fields.audience.levels"
        helperText="pointRewards.help.audience"
      />
      <Box sx={TWO}>
        <InstantInput
          source="startsAt"
          dayLabel="resources.pointRewards.fields.startsAt"
          timeLabel="pointRewards.time"
        />
        <EndInput
          startSource="startsAt"
          source="endsAt"
          label="pointRewards.lastDay"
          timeLabel="ui.endTime"
        />
      </Box>
    </Section>
  </>
);

import { Box, Typography } from '@mui/material';
import { required, SelectInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import {
  type EntryAudience,
  MEMBER_ACTIVITY_KINDS,
  type MemberActivityKind,
} from '#contract/promotions/memberActivities';
import { LIMIT_PERIODS } from '#contract/promotions/pointRewards';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { AudienceInput } from '../../platform/shared/audience/AudienceInput.tsx';
import { AudienceSize } from '../../platform/shared/audience/AudienceSize.tsx';
import { LevelsInput } from '../../platform/shared/audience/LevelsInput.tsx';
import { THREE, TWO } from '../../ui/form/layout.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { GivenFields } from './GivenFields.tsx';
import { LevelTimes } from './LevelTimes.tsx';
import { useFixed } from './useFixed.ts';
import { WhenFields } from './WhenFields.tsx';

const KINDS = MEMBER_ACTIVITY_KINDS.map((id) => ({ id, name: `memberActivities.kinds.${id}` }));
const PERIODS = LIMIT_PERIODS.map((id) => ({ id, name: `pointRewards.periods.${id}` }));
const asTyped = (code: string) => code;

const WhatItIs = ({ isKindFixed }: { isKindFixed: boolean }) => {
  const kind = useWatch({ name: 'kind' }) as MemberActivityKind | undefined;
  const fixed = useFixed();
  const kindHelp = isKindFixed
    ? 'memberActivities.errors.fixedKind'
    : kind && `memberActivities.kindHelp.${kind}`;
  return (
    <Section title="memberActivities.sections.what">
      <Box sx={TWO}>
        <SelectInput
          source="kind"
          choices={KINDS}
          validate={required()}
          readOnly={isKindFixed}
          helperText={kindHelp ?? false}
        />
        <RecordInput
          source="campaignId"
          reference="campaigns"
          sort={{ field: 'startsAt', order: 'DESC' }}
          optionText="name"
          validate={required()}
          {...fixed('campaignId', false)}
        />
      </Box>
      <LocalizedInput source="names" validate={required()} />
      <LocalizedInput source="themes" />
      <LocalizedInput source="descriptions" multiline minRows={2} />
      <Box sx={TWO}>
        <CodeInput
          source="code"
          validate={required()}
          parse={asTyped}
          {...fixed('code', 'memberActivities.help.code')}
        />
      </Box>
      <WhenFields />
    </Section>
  );
};

const WhoMayEnter = () => {
  const translate = useTranslate();
  const audience = useWatch({ name: 'audience' }) as EntryAudience | undefined;
  const label = (part: string) => `resources.memberActivities.fields.audience.${part}`;
  return (
    <Section title="memberActivities.sections.who">
      <Typography sx={{ mb: 1, color: 'text.secondary' }}>
        {translate('memberActivities.help.audience')}
      </Typography>
      <Box sx={THREE}>
        <LevelsInput source="audience" label={label('levels')} />
        {(['groups', 'segments'] as const).map((part) => (
          <AudienceInput key={part} kind={part} source={`audience.${part}`} label={label(part)} />
        ))}
      </Box>
      {audience && <AudienceSize audience={audience} />}
      <Box sx={TWO}>
        <WholeInput
          source="perMember.times"
          label="resources.memberActivities.fields.perMember.times"
          validate={required()}
          min={1}
          max={1000}
          helperText={false}
        />
        <SelectInput
          source="perMember.period"
          label="resources.memberActivities.fields.perMember.period"
          choices={PERIODS}
          validate={required()}
          helperText={false}
        />
      </Box>
      <LevelTimes />
    </Section>
  );
};

export const ActivityFields = ({ isKindFixed = false }: { isKindFixed?: boolean }) => (
  <>
    <WhatItIs isKindFixed={isKindFixed} />
    <WhoMayEnter />
    <GivenFields />
  </>
);

/** What a distribution asks about, whom, and how often. */
import { Box } from '@mui/material';
import { BooleanInput, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { TWO } from '../../ui/form/layout.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LocalizedInput, useLocalize } from '../../ui/record/localized.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { Survey } from '#contract/surveys/surveys';
import { IncentiveFields } from '../shared/incentives/IncentiveFields.tsx';
import { TriggerFields } from './TriggerFields.tsx';

const MessageFields = () => (
  <Section title="surveyDistributions.sections.whom" help="surveyDistributions.whomHelp">
    <Box sx={TWO}>
      <WholeInput
        source="delayHours"
        min={0}
        max={720}
        validate={required()}
        helperText="surveyDistributions.delayHelp"
      />
      <RateInput
        source="sampleRate"
        validate={required()}
        helperText="surveyDistributions.sampleHelp"
      />
      <WholeInput
        source="recontactDays"
        min={1}
        max={365}
        helperText="surveyDistributions.recontactHelp"
      />
      <WholeInput
        source="dailyLimit"
        min={1}
        max={1_000_000}
        helperText="surveyDistributions.dailyHelp"
      />
      <WholeInput
        source="reminderAfterDays"
        min={1}
        max={13}
        helperText="surveyDistributions.reminderHelp"
      />
    </Box>
    <BooleanInput source="usesCooldown" helperText="surveyDistributions.cooldownHelp" />
  </Section>
);

const LinkFields = () => (
  <Section title="surveyDistributions.sections.link" help="surveyDistributions.linkHelp">
    <WholeInput
      source="linkLimit"
      min={1}
      max={1_000_000}
      helperText="surveyDistributions.linkLimitHelp"
    />
  </Section>
);

export const DistributionFields = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const kind = useWatch({ name: 'trigger.kind' }) as string | undefined;
  return (
    <>
      <Section help="surveyDistributions.help">
        <LocalizedInput source="names" validate={required()} />
        <RecordInput
          source="surveyId"
          reference="surveys"
          validate={required()}
          optionText={({ names, publishedNumber }: Pick<Survey, 'names' | 'publishedNumber'>) =>
            publishedNumber === null
              ? translate('surveyDistributions.unpublished', { name: toText(names) })
              : toText(names)
          }
        />
        <TriggerFields kind={kind} />
      </Section>
      {kind === 'openLink' ? <LinkFields /> : <MessageFields />}
      <IncentiveFields />
    </>
  );
};

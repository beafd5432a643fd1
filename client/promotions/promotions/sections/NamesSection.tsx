/** 7. How it comes about and what it is called. */
import { Box, Typography } from '@mui/material';
import { TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { RecordInput } from '../../../ui/form/RecordInput.tsx';
import { LocalizedInput } from '../../../ui/record/localized.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { ChoiceInput } from '../../../ui/form/ChoiceInput.tsx';
import { TWO } from '../../../ui/form/layout.ts';

const WORDS = 'promotions.wizard.names';
const triggers = (['automatic', 'code'] as const).map((id) => ({
  id,
  name: `promotions.triggers.${id}`,
}));
const asText = (text: string | null) => text ?? '';

export interface NamesSectionProps {
  /** A new promotion may take its shared code along. */
  isNew: boolean;
  /** Its terms have held: a change says why. */
  wasLive: boolean;
}

export const NamesSection = ({ isNew, wasLive }: NamesSectionProps) => {
  const translate = useTranslate();
  const trigger = useWatch({ name: 'terms.trigger' }) as string;
  return (
    <Section title="promotions.wizard.sections.names">
      {wasLive ? (
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {translate(`${WORDS}.fixed.${trigger}`)}
        </Typography>
      ) : (
        <ChoiceInput source="terms.trigger" label={`${WORDS}.trigger`} choices={triggers} />
      )}
      {trigger === 'code' && isNew && (
        <TextInput
          source="code"
          label={`${WORDS}.code`}
          helperText={`${WORDS}.codeHelp`}
          parse={asText}
          fullWidth
        />
      )}
      <Box sx={TWO}>
        <TextInput
          source="name"
          label={`${WORDS}.name`}
          parse={asText}
          helperText={false}
          fullWidth
        />
        <RecordInput
          source="campaignId"
          reference="campaigns"
          sort={{ field: 'name', order: 'ASC' }}
          label={`${WORDS}.campaign`}
          optionText="name"
          helperText={false}
          parse={(id: unknown) => id || null}
        />
      </Box>
      <LocalizedInput source="labels" label={`${WORDS}.label`} helperText={`${WORDS}.labelHelp`} />
      {wasLive && (
        <TextInput
          source="reason"
          label={`${WORDS}.reason`}
          helperText={false}
          fullWidth
          parse={(text: string | null) => text || null}
        />
      )}
    </Section>
  );
};

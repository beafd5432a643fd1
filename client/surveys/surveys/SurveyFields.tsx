import { Box, Typography } from '@mui/material';
import { required, SelectInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { SURVEY_PURPOSES } from '#contract/surveys/purposes';
import { IDENTITY_MODES, type IdentityMode } from '#contract/surveys/surveys';
import { TWO } from '../../ui/form/layout.ts';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';

const PURPOSES = SURVEY_PURPOSES.map((id) => ({ id, name: `surveys.purposes.${id}` }));
const MODES = IDENTITY_MODES.map((id) => ({ id, name: `surveys.identityModes.${id}` }));

/** The mode is fixed once somebody was asked: they were promised it. */
export const SurveyFields = ({ isFrozen = false }: { isFrozen?: boolean }) => {
  const mode = useWatch({ name: 'identityMode' }) as IdentityMode | undefined;
  const translate = useTranslate();
  return (
    <Section>
      <LocalizedInput source="names" validate={required()} inAll />
      <Box sx={TWO}>
        <SelectInput
          source="purpose"
          choices={PURPOSES}
          validate={required()}
          helperText="surveys.purposeHelp"
        />
        <SelectInput
          source="identityMode"
          choices={MODES}
          validate={required()}
          readOnly={isFrozen}
          helperText={!isFrozen && mode ? `surveys.modeHelp.${mode}` : false}
        />
      </Box>
      {isFrozen && (
        <Typography color="text.secondary" variant="body2">
          {translate('surveys.frozen')}
        </Typography>
      )}
    </Section>
  );
};

import { Box } from '@mui/material';
import { BooleanInput, required, SelectInput } from 'react-admin';
import { NEEDS } from '#contract/surveys/dimensions';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { TWO } from '../../ui/form/layout.ts';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';

const CHOICES = NEEDS.map((id) => ({ id, name: `dimensions.needs.${id}` }));

export const DimensionFields = ({ isStored = false }: { isStored?: boolean }) => (
  <Section help="dimensions.help">
    <LocalizedInput source="names" validate={required()} />
    <Box sx={TWO}>
      <SelectInput
        source="need"
        choices={CHOICES}
        validate={required()}
        helperText="dimensions.needHelp"
      />
      {!isStored && (
        <CodeInput source="key" validate={required()} helperText="dimensions.keyHelp" />
      )}
    </Box>
    {isStored && <BooleanInput source="isRetired" helperText="dimensions.retiredHelp" />}
  </Section>
);

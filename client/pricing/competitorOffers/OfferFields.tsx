import { Box } from '@mui/material';
import { BooleanInput, required, TextInput } from 'react-admin';
import { Section } from '../../ui/record/Section.tsx';
import { VariantInput } from '../shared/variants.tsx';

/** `isNew`: an offer belongs to one variant for good. */
export const OfferFields = ({ isNew }: { isNew: boolean }) => (
  <Section>
    {isNew && (
      <Box sx={{ mb: 2 }}>
        <VariantInput source="variantId" label="resources.competitorOffers.fields.variantId" />
      </Box>
    )}
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        columnGap: 2,
      }}
    >
      <TextInput source="seller" validate={required()} helperText={false} />
      <TextInput source="url" type="url" helperText="competitorOffers.urlHelp" />
    </Box>
    <BooleanInput source="own" helperText="competitorOffers.ownHelp" />
  </Section>
);

import { Box } from '@mui/material';
import { required, SelectInput, TextInput } from 'react-admin';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { useWatch } from 'react-hook-form';
import { AUDIENCE_KINDS } from '#contract/platform/audiences';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';

const kinds = AUDIENCE_KINDS.map((id) => ({ id, name: `audiences.kinds.${id}` }));
const TWO = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  columnGap: 2,
  alignItems: 'start',
};
const orNull = (text: string | null) => text || null;

/**
 * `isFixed`: kind and key of a stored name stay, because prices and promotions refer to them. They are read-only: the value
 * of a disabled input would not be sent.
 */
export const AudienceNameFields = ({ isFixed = false }: { isFixed?: boolean }) => {
  const kind = useWatch({ name: 'kind' }) as string;
  return (
    <Section help="audienceNames.help">
      <Box sx={TWO}>
        <SelectInput
          source="kind"
          choices={kinds}
          validate={required()}
          readOnly={isFixed}
          helperText={false}
        />
        <TextInput
          source="key"
          validate={required()}
          readOnly={isFixed}
          helperText={isFixed ? false : 'audienceNames.keyHelp'}
        />
      </Box>
      <LocalizedInput source="names" validate={required()} />
      <Box sx={TWO}>
        {kind === 'levels' && (
          <WholeInput source="rank" validate={required()} helperText="audienceNames.rankHelp" />
        )}
        <TextInput
          source="color"
          type="color"
          parse={orNull}
          format={(color: string | null) => color ?? '#808080'}
          helperText={false}
        />
      </Box>
    </Section>
  );
};

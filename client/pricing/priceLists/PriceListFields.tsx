import { Alert, Box } from '@mui/material';
import { required, SelectInput, useTranslate } from 'react-admin';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { useWatch } from 'react-hook-form';
import type { Audience } from '#contract/pricing/prices';
import { AudienceInput } from '../../platform/shared/audience/AudienceInput.tsx';
import { AudienceSize } from '../../platform/shared/audience/AudienceSize.tsx';
import { LevelsInput } from '../../platform/shared/audience/LevelsInput.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';

const kinds = (['override', 'sale'] as const).map((id) => ({ id, name: `priceLists.kinds.${id}` }));
const TWO = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  columnGap: 2,
  alignItems: 'start',
};

/**
 * `isFixed`: the list has prices, so its kind, priority and audience stay. They are read-only: the value of a disabled input
 * would not be sent.
 */
export const PriceListFields = ({ isFixed = false }: { isFixed?: boolean }) => {
  const translate = useTranslate();
  const audience = useWatch({ name: 'audience' }) as Audience | undefined;
  return (
    <>
      <Section title="priceLists.sections.terms">
        <LocalizedInput source="names" validate={required()} />
        <Box sx={TWO}>
          <CodeInput source="code" validate={required()} helperText="priceLists.help.code" />
          <WholeInput source="priority" readOnly={isFixed} helperText="priceLists.help.priority" />
          <SelectInput
            source="kind"
            choices={kinds}
            validate={required()}
            readOnly={isFixed}
            helperText={isFixed ? false : 'priceLists.help.kind'}
          />
        </Box>
      </Section>
      <Section title="priceLists.sections.audience" help="priceLists.help.audience">
        {isFixed && (
          <Alert severity="info" sx={{ mb: 1 }}>
            {translate('priceLists.help.fixed')}
          </Alert>
        )}
        <LevelsInput source="audience" disabled={isFixed} />
        {(['groups', 'channels', 'segments'] as const).map((part) => (
          <AudienceInput key={part} source={`audience.${part}`} kind={part} disabled={isFixed} />
        ))}
        {audience && <AudienceSize audience={audience} />}
      </Section>
    </>
  );
};

/** The parcels by which the goods of a case travel. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseParcel } from '#contract/service/caseParcels';
import { Instant } from '../../../ui/record/instant.tsx';
import { Section } from '../../../ui/record/Section.tsx';

export const Parcels = ({ parcels }: { parcels: readonly CaseParcel[] }) => {
  const translate = useTranslate();
  if (parcels.length === 0) return null;
  return (
    <Section title="returnCases.parcels">
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {parcels.map(({ id, direction, carrier, trackingNumber, at }) => (
          <Box component="li" key={id} sx={{ overflowWrap: 'anywhere' }}>
            {translate(`returnCases.directions.${direction}`)}
            {translate('layout.partSeparator')}
            {carrier} {trackingNumber}
            {translate('layout.partSeparator')}
            <Instant at={at} />
          </Box>
        ))}
      </Box>
    </Section>
  );
};

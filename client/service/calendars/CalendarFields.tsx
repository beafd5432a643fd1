/** The hours of a week, and the dates on which other hours apply. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { AutocompleteInput, required } from 'react-admin';
import { TWO } from '../../ui/form/layout.ts';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ExceptionsInput } from './ExceptionsInput.tsx';
import { WeekInput } from './WeekInput.tsx';
import { YearGrid } from './YearGrid.tsx';

const ZONES = Intl.supportedValuesOf('timeZone').map((id) => ({ id, name: id }));

export const CalendarFields = ({ children }: { children?: ReactNode }) => (
  <>
    <Section>
      <LocalizedInput source="names" validate={required()} />
      <Box sx={TWO}>
        <AutocompleteInput
          source="timeZone"
          choices={ZONES}
          translateChoice={false}
          validate={required()}
        />
        {children}
      </Box>
    </Section>
    <Section title="serviceCalendars.week" help="serviceCalendars.help.week">
      <WeekInput />
    </Section>
    <Section title="serviceCalendars.year" help="serviceCalendars.help.year">
      <YearGrid />
      <ExceptionsInput />
    </Section>
  </>
);

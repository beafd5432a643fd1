import { Box } from '@mui/material';
import { required, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { InstantInput } from '../../ui/form/InstantInput.tsx';
import { TWO } from '../../ui/form/layout.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useAgents } from '../shared/useAgents.ts';

export const AbsenceFields = () => {
  const agents = useAgents();
  const staffId = useWatch({ name: 'staffId' }) as string | null;
  return (
    <Section help="absences.help">
      <Box sx={TWO}>
        <SelectInput
          source="staffId"
          choices={agents}
          translateChoice={false}
          validate={required()}
          helperText={false}
        />
        <SelectInput
          source="substituteId"
          choices={agents.filter(({ id }) => id !== staffId)}
          translateChoice={false}
          validate={required()}
          helperText={false}
        />
        <InstantInput source="fromAt" dayLabel="absences.from" timeLabel="tickets.time" />
        <InstantInput source="untilAt" dayLabel="absences.until" timeLabel="tickets.time" />
      </Box>
      <TextInput source="note" helperText={false} />
    </Section>
  );
};

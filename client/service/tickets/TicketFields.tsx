import { Box } from '@mui/material';
import { BooleanInput, required, SelectInput, TextArrayInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MemberInput } from '../../members/shared/members.tsx';
import { THREE, TWO } from '../../ui/form/layout.ts';
import { Section } from '../../ui/record/Section.tsx';
import { LinesInput } from './LinesInput.tsx';
import { CHANNELS, PRIORITIES, SEVERITIES, TYPES } from '../shared/ticketChoices.ts';

/** Of a new ticket: what the customer said, or why staff mean to call, and who works on it. */
const Beginning = ({ isPlan }: { isPlan: boolean }) => (
  <Section title={isPlan ? 'tickets.sections.plan' : 'tickets.sections.message'}>
    <TextInput
      source="message"
      {...(isPlan && { label: 'tickets.sections.plan' })}
      multiline
      minRows={4}
      validate={required()}
      helperText={isPlan ? 'tickets.help.plan' : 'tickets.help.message'}
    />
    <Box sx={TWO}>
      <TextArrayInput source="tags" helperText="tickets.help.tags" />
      <BooleanInput source="isMine" helperText={false} />
    </Box>
  </Section>
);

export const TicketFields = ({ isNew = false }: { isNew?: boolean }) => {
  const type: unknown = useWatch({ name: 'type' });
  return (
    <>
      <Section title="tickets.sections.facts">
        <Box sx={TWO}>
          <MemberInput source="memberId" />
          <TextInput source="orderExternalId" helperText="tickets.help.order" />
        </Box>
        <LinesInput />
        <TextInput source="subject" validate={required()} helperText={false} />
        <Box sx={THREE}>
          <SelectInput source="type" choices={TYPES} validate={required()} helperText={false} />
          <SelectInput
            source="channel"
            choices={CHANNELS}
            validate={required()}
            helperText={false}
          />
          <SelectInput source="priority" choices={PRIORITIES} helperText={false} />
        </Box>
        {type === 'complaint' && (
          <SelectInput source="severity" choices={SEVERITIES} helperText={false} />
        )}
      </Section>
      {isNew && <Beginning isPlan={type === 'care'} />}
    </>
  );
};

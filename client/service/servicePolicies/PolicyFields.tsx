/** Which tickets a policy is for, and its targets for each priority. */
import { Box, Typography } from '@mui/material';
import {
  BooleanInput,
  ReferenceInput,
  required,
  SelectArrayInput,
  SelectInput,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { METRICS } from '#contract/service/metrics';
import { MAX_TARGET_MINUTES } from '#contract/service/servicePolicies';
import { TICKET_PRIORITIES, type TicketPriority } from '#contract/service/tickets';
import { FOUR, TWO } from '../../ui/form/layout.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LocalizedInput, useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { CHANNELS, SEVERITIES, TYPES } from '../shared/ticketChoices.ts';
import { useDuration } from '../shared/useDuration.ts';
import { useLevelChoices } from '../shared/useLevelChoices.ts';

const Target = ({ source }: { source: string }) => {
  const duration = useDuration();
  const minutes: unknown = useWatch({ name: source });
  const metric = source.split('.').at(-1) ?? '';
  return (
    <WholeInput
      source={source}
      label={`servicePolicies.minutes.${metric}`}
      min={1}
      max={MAX_TARGET_MINUTES}
      helperText={
        typeof minutes === 'number' && minutes > 0 ? duration(minutes) : 'servicePolicies.noTarget'
      }
    />
  );
};

const Priority = ({ priority }: { priority: TicketPriority }) => {
  const translate = useTranslate();
  return (
    <Box role="group" aria-label={translate(`tickets.priorities.${priority}`)}>
      <Typography variant="h3" component="h3">
        {translate(`tickets.priorities.${priority}`)}
      </Typography>
      <Box sx={FOUR}>
        {METRICS.map((metric) => (
          <Target key={metric} source={`targets.${priority}.${metric}`} />
        ))}
        <BooleanInput
          source={`targets.${priority}.isAroundTheClock`}
          label="resources.servicePolicies.fields.isAroundTheClock"
          helperText={false}
        />
      </Box>
    </Box>
  );
};

const Conditions = () => {
  const levels = useLevelChoices();
  return (
    <Section title="servicePolicies.conditions" help="servicePolicies.help.conditions">
      <Box sx={TWO}>
        <SelectArrayInput source="types" choices={TYPES} helperText={false} />
        <SelectArrayInput source="severities" choices={SEVERITIES} helperText={false} />
        <SelectArrayInput
          source="levels"
          choices={levels}
          translateChoice={false}
          helperText={false}
        />
        <SelectArrayInput source="channels" choices={CHANNELS} helperText={false} />
      </Box>
    </Section>
  );
};

export const PolicyFields = ({ isDefault = false }: { isDefault?: boolean }) => {
  const toText = useLocalize();
  return (
    <>
      <Section help={isDefault ? 'servicePolicies.help.default' : 'servicePolicies.help.policy'}>
        <LocalizedInput source="names" validate={required()} />
        <ReferenceInput source="calendarId" reference="serviceCalendars">
          <SelectInput
            optionText={({ names }: { names: Record<string, string> }) => toText(names)}
            validate={required()}
            helperText={false}
          />
        </ReferenceInput>
      </Section>
      {!isDefault && <Conditions />}
      <Section title="servicePolicies.targets" help="servicePolicies.help.targets">
        {TICKET_PRIORITIES.map((priority) => (
          <Priority key={priority} priority={priority} />
        ))}
      </Section>
    </>
  );
};

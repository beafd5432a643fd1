/** When a rule acts, on which tickets, and what it does. */
import { Box } from '@mui/material';
import {
  BooleanInput,
  ReferenceInput,
  required,
  SelectArrayInput,
  SelectInput,
  TextArrayInput,
  TextInput,
} from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { MAX_RULE_MINUTES, RULE_TRIGGERS } from '#contract/service/ticketRules';
import { DEPARTMENTS } from '#contract/service/tasks';
import type { Localized } from '#shared/localization';
import { waitOf } from '#rules/service/ticketRules';
import { THREE, TWO } from '../../ui/form/layout.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LocalizedInput, useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useLevelChoices } from '../shared/useLevelChoices.ts';
import { CHANNELS, PRIORITIES, STATUSES, TYPES } from '../shared/ticketChoices.ts';
import { useAgents } from '../shared/useAgents.ts';
import { useDuration } from '../shared/useDuration.ts';

const triggers = RULE_TRIGGERS.map((id) => ({ id, name: `ticketRules.triggers.${id}` }));
const departments = DEPARTMENTS.map((id) => ({ id, name: `tickets.departments.${id}` }));

const Minutes = ({ source, isRequired = false }: { source: string; isRequired?: boolean }) => {
  const duration = useDuration();
  const minutes: unknown = useWatch({ name: source });
  const isNamed = typeof minutes === 'number' && minutes > 0;
  return (
    <WholeInput
      source={source}
      min={1}
      max={MAX_RULE_MINUTES}
      {...(isRequired && { validate: required() })}
      helperText={isNamed ? duration(minutes) : 'ticketRules.help.minutes'}
    />
  );
};

/** A record by its names. */
const Named = ({
  source,
  reference,
  help,
}: {
  source: string;
  reference: string;
  help: string;
}) => {
  const toText = useLocalize();
  return (
    <ReferenceInput source={source} reference={reference}>
      <SelectInput
        optionText={({ names }: { names: Localized }) => toText(names)}
        helperText={help}
      />
    </ReferenceInput>
  );
};

/** What lasts has minutes, an event has none. */
const When = () => {
  const trigger = useWatch({ name: 'trigger' }) as string;
  const { setValue } = useFormContext();
  const onTrigger = (chosen: unknown) => {
    if (waitOf({ trigger: String(chosen) }) !== null) return;
    setValue('minutes', null, { shouldDirty: true });
    setValue('calendarId', null, { shouldDirty: true });
  };
  return (
    <Section title="ticketRules.sections.when" help="ticketRules.help.when">
      <SelectInput
        source="trigger"
        choices={triggers}
        validate={required()}
        helperText={false}
        onChange={(event) => onTrigger(event.target?.value)}
      />
      {waitOf({ trigger }) !== null && (
        <Box sx={TWO}>
          <Minutes source="minutes" isRequired />
          <Named
            source="calendarId"
            reference="serviceCalendars"
            help="ticketRules.help.calendar"
          />
        </Box>
      )}
    </Section>
  );
};

const Conditions = () => {
  const levels = useLevelChoices();
  return (
    <Section title="ticketRules.sections.conditions" help="ticketRules.help.conditions">
      <Box sx={THREE}>
        <SelectArrayInput source="types" choices={TYPES} helperText={false} />
        <SelectArrayInput source="channels" choices={CHANNELS} helperText={false} />
        <SelectArrayInput
          source="levels"
          choices={levels}
          translateChoice={false}
          helperText={false}
        />
        <SelectArrayInput source="priorities" choices={PRIORITIES} helperText={false} />
        <SelectArrayInput source="statuses" choices={STATUSES} helperText={false} />
        <TextArrayInput source="tags" helperText="ticketRules.help.tags" />
      </Box>
      <TextArrayInput source="words" helperText="ticketRules.help.words" />
      <BooleanInput source="isUnassigned" helperText={false} />
    </Section>
  );
};

const Actions = () => {
  const agents = useAgents();
  return (
    <Section title="ticketRules.sections.actions" help="ticketRules.help.actions">
      <Box sx={THREE}>
        <SelectInput
          source="assigneeId"
          choices={agents}
          translateChoice={false}
          helperText="ticketRules.help.assignee"
        />
        <Named source="teamId" reference="teams" help="ticketRules.help.team" />
        <SelectInput source="priority" choices={PRIORITIES} helperText={false} />
      </Box>
      <BooleanInput source="unassigns" helperText={false} />
      <TextArrayInput source="addedTags" helperText="tickets.help.tags" />
      <TextInput source="note" multiline minRows={2} helperText="ticketRules.help.note" />
      <Named source="macroId" reference="macros" help="ticketRules.help.macro" />
      <Box sx={THREE}>
        <TextInput source="taskTitle" helperText="ticketRules.help.task" />
        <SelectInput source="taskDepartment" choices={departments} helperText={false} />
        <Minutes source="taskMinutes" />
      </Box>
    </Section>
  );
};

export const TicketRuleFields = () => (
  <>
    <Section help="ticketRules.help.rule">
      <LocalizedInput source="names" validate={required()} />
      <BooleanInput source="isActive" helperText="ticketRules.help.active" />
    </Section>
    <When />
    <Conditions />
    <Actions />
  </>
);

import type { ReactElement } from 'react';
import { BooleanInput, SelectArrayInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { MemberInput } from '../../members/shared/members.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { CHANNELS, DUE, PRIORITIES, STATUSES, TYPES } from '../shared/ticketChoices.ts';
import { useAgents } from '../shared/useAgents.ts';
import { useTeamChoices } from '../shared/useTeamChoices.ts';

const AgentInput = ({ source }: { source: string; alwaysOn?: boolean }) => {
  const agents = useAgents();
  const translate = useTranslate();
  return (
    <SelectInput
      source={source}
      choices={[{ id: 'me', name: translate('tickets.me') }, ...agents]}
      translateChoice={false}
      helperText={false}
    />
  );
};

const TeamInput = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const teams = useTeamChoices();
  return (
    <SelectInput
      source={source}
      choices={[
        { id: 'mine', name: translate('teams.mine') },
        ...teams.map(({ id, name }) => ({ id: Number(id), name })),
      ]}
      translateChoice={false}
      helperText={false}
    />
  );
};

export const ticketFilters: ReactElement[] = [
  <SelectArrayInput
    key="status"
    source="status"
    choices={STATUSES}
    alwaysOn
    helperText={false}
    sx={{ minWidth: 150 }}
  />,
  <AgentInput key="assigneeId" source="assigneeId" alwaysOn />,
  <TeamInput key="teamId" source="teamId" />,
  <SelectInput key="type" source="type" choices={TYPES} />,
  <SelectInput key="priority" source="priority" choices={PRIORITIES} />,
  <SelectInput key="channel" source="channel" choices={CHANNELS} />,
  <MemberInput key="memberId" source="memberId" />,
  <TextInput key="orderExternalId" source="orderExternalId" />,
  <TextInput key="tag" source="tag" label="resources.tickets.fields.tags" />,
  <BooleanInput key="isLive" source="isLive" label="tickets.filters.isLive" />,
  <BooleanInput key="hasLateTask" source="hasLateTask" label="tickets.filters.hasLateTask" />,
  <BooleanInput
    key="hasSpamMessage"
    source="hasSpamMessage"
    label="tickets.filters.hasSpamMessage"
  />,
  <SelectInput key="due" source="due" choices={DUE} label="tickets.filters.due" />,
  <BooleanInput
    key="hasLateDeadline"
    source="hasLateDeadline"
    label="tickets.filters.hasLateDeadline"
  />,
  <BooleanInput key="resolvedToday" source="resolvedToday" label="tickets.filters.resolvedToday" />,
  <DayInput
    key="openedAt_gte"
    source="openedAt_gte"
    holds="instant"
    label="tickets.filters.openedFrom"
  />,
  <DayInput
    key="openedAt_lt"
    source="openedAt_lt"
    holds="instant"
    label="tickets.filters.openedUntil"
  />,
];

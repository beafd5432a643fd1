/** The dialogs of a ticket's verbs: to whom it goes, for whom it waits, and how it ended. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import { DAY_MS } from '#shared/days';
import { InstantPicker } from '../../ui/form/InstantInput.tsx';
import { TicketObstacles } from '../shared/obstacles/ObstacleList.tsx';
import { RESOLUTION_CHOICES, WAITING_CHOICES } from '../shared/ticketChoices.ts';
import { useAbsenceText } from '../shared/useAbsenceText.ts';
import { useAgents } from '../shared/useAgents.ts';
import { useTeamChoices } from '../shared/useTeamChoices.ts';
import { TicketDialog } from './TicketDialog.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

export interface DialogProps {
  ticket: TicketDetail;
  onClose: () => void;
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  choices: readonly { id: string; name: string }[];
  /** False for what comes after the first field, which has the focus. */
  isFirst?: boolean;
}
/** `label` is a translation key, and so are the names. */
const Choice = ({ label, value, onChange, choices, isFirst = true }: ChoiceProps) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      fullWidth
      autoFocus={isFirst}
      label={translate(label)}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {translate(name, { _: name })}
        </MenuItem>
      ))}
    </TextField>
  );
};

const NOBODY = 'nobody';

export const AssignDialog = ({ ticket, onClose }: DialogProps) => {
  const agents = useAgents();
  const absence = useAbsenceText();
  const teams = useTeamChoices();
  const [chosen, setChosen] = useState(ticket.assigneeId ?? NOBODY);
  const [team, setTeam] = useState(String(ticket.teamId ?? NOBODY));
  const assigneeId = chosen === NOBODY ? null : chosen;
  const teamId = team === NOBODY ? null : Number(team);
  const isSame = assigneeId === ticket.assigneeId && teamId === ticket.teamId;
  return (
    <TicketDialog
      ticket={ticket}
      noun="assignment"
      verb="assign"
      body={isSame ? null : { assigneeId, teamId }}
      onClose={onClose}
    >
      <Choice
        label="resources.tickets.fields.assigneeId"
        value={chosen}
        onChange={setChosen}
        choices={[
          { id: NOBODY, name: 'tickets.nobody' },
          ...agents.map((agent) => ({ id: agent.id, name: absence(agent) })),
        ]}
      />
      {teams.length > 0 && (
        <Choice
          label="resources.tickets.fields.teamId"
          value={team}
          onChange={setTeam}
          isFirst={false}
          choices={[{ id: NOBODY, name: 'teams.none' }, ...teams]}
        />
      )}
    </TicketDialog>
  );
};

export const ResolveDialog = ({ ticket, onClose }: DialogProps) => {
  const [resolution, setResolution] = useState('');
  return (
    <TicketDialog
      ticket={ticket}
      noun="resolution"
      verb="resolve"
      body={resolution === '' ? null : { resolution }}
      onClose={onClose}
    >
      <Choice
        label="resources.tickets.fields.resolution"
        value={resolution}
        onChange={setResolution}
        choices={RESOLUTION_CHOICES}
      />
      <TicketObstacles ticketId={ticket.id} />
    </TicketDialog>
  );
};

/** Until the same time as before, where that still lies ahead, else until tomorrow. */
const suggestedDate = ({ followUpAt }: TicketDetail, now: number): number =>
  followUpAt !== null && followUpAt > now ? followUpAt : now + DAY_MS;

export const HoldDialog = ({ ticket, onClose }: DialogProps) => {
  const translate = useTranslate();
  const [waitingOn, setWaitingOn] = useState<string>(ticket.waitingOn ?? '');
  const [followUpAt, setFollowUpAt] = useState<number | null>(() =>
    suggestedDate(ticket, Date.now()),
  );
  const [reason, setReason] = useState('');
  return (
    <TicketDialog
      ticket={ticket}
      noun="hold"
      verb="hold"
      body={waitingOn === '' || followUpAt === null ? null : { waitingOn, followUpAt, reason }}
      onClose={onClose}
    >
      <Choice
        label="resources.tickets.fields.waitingOn"
        value={waitingOn}
        onChange={setWaitingOn}
        choices={WAITING_CHOICES}
      />
      <InstantPicker
        value={followUpAt}
        onChange={setFollowUpAt}
        dayLabel="resources.tickets.fields.followUpAt"
        timeLabel="tickets.time"
      />
      <LimitedField
        fullWidth
        multiline
        label={translate('ui.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        max={300}
      />
    </TicketDialog>
  );
};

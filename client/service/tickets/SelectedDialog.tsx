/** What the step of the selected tickets needs: to whom they go, how they ended, or the tag. */
import { MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { MAX_TAG } from '#contract/service/ticketInputs';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { RESOLUTION_CHOICES } from '../shared/ticketChoices.ts';
import { useAbsenceText } from '../shared/useAbsenceText.ts';
import { useAgents } from '../shared/useAgents.ts';
import { useTeamChoices } from '../shared/useTeamChoices.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

/** Steps that need more than the selection. */
export const ASKED = ['assign', 'resolve', 'tag'] as const;
export type Asked = (typeof ASKED)[number];

const NOBODY = 'nobody';
/** Before the ids of teams. */
const TEAM = 'team:';
const FIELDS: Record<Asked, string> = {
  assign: 'resources.tickets.fields.assigneeId',
  resolve: 'resources.tickets.fields.resolution',
  tag: 'resources.tickets.fields.tags',
};

/** What is sent for the value that was chosen or typed. */
const bodyOf = (asked: Asked, value: string): object => {
  if (value.startsWith(TEAM))
    return { action: asked, assigneeId: null, teamId: Number(value.slice(TEAM.length)) };
  if (asked === 'assign') return { action: asked, assigneeId: value === NOBODY ? null : value };
  return asked === 'resolve' ? { action: asked, resolution: value } : { action: asked, tag: value };
};

export interface SelectedDialogProps {
  asked: Asked;
  count: number;
  pending: boolean;
  onSend: (body: object) => void;
  onClose: () => void;
}

export const SelectedDialog = ({ asked, count, pending, onSend, onClose }: SelectedDialogProps) => {
  const translate = useTranslate();
  const agents = useAgents();
  const absence = useAbsenceText();
  const teams = useTeamChoices();
  const [value, setValue] = useState('');
  const choices = {
    assign: [
      { id: NOBODY, name: 'tickets.nobody' },
      ...agents.map((agent) => ({ id: agent.id, name: absence(agent) })),
      ...teams.map(({ id, name }) => ({
        id: `${TEAM}${id}`,
        name: translate('teams.named', { name }),
      })),
    ],
    resolve: RESOLUTION_CHOICES,
    tag: [],
  }[asked];
  return (
    <FormDialog
      title={translate(`tickets.selected.${asked}`, { smart_count: count })}
      submit={`tickets.verbs.${asked}`}
      missing={value.trim() === '' ? `tickets.missing.${asked}` : null}
      pending={pending}
      onSubmit={() => onSend(bodyOf(asked, value.trim()))}
      onClose={onClose}
    >
      <LimitedField
        select={asked !== 'tag'}
        fullWidth
        autoFocus
        label={translate(FIELDS[asked])}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        max={MAX_TAG}
      >
        {choices.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {translate(name, { _: name })}
          </MenuItem>
        ))}
      </LimitedField>
    </FormDialog>
  );
};

/** What the step of the selected tickets needs: to whom they go, how they ended, or the tag. */
import {
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { RESOLUTION_CHOICES } from '../shared/ticketChoices.ts';
import { useAgents } from '../shared/useAgents.ts';

/** Steps that need more than the selection. */
export const ASKED = ['assign', 'resolve', 'tag'] as const;
export type Asked = (typeof ASKED)[number];

const NOBODY = 'nobody';
const FIELDS: Record<Asked, string> = {
  assign: 'resources.tickets.fields.assigneeId',
  resolve: 'resources.tickets.fields.resolution',
  tag: 'resources.tickets.fields.tags',
};
const MAX_LENGTH = 40;

/** What is sent for the value that was chosen or typed. */
const bodyOf = (asked: Asked, value: string): object => {
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
  const titleId = useId();
  const [value, setValue] = useState('');
  const choices = {
    assign: [{ id: NOBODY, name: 'tickets.nobody' }, ...agents],
    resolve: RESOLUTION_CHOICES,
    tag: [],
  }[asked];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() !== '') onSend(bodyOf(asked, value.trim()));
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId} fullWidth maxWidth="xs">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>
          {translate(`tickets.selected.${asked}`, { smart_count: count })}
        </DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 } }}>
          <TextField
            select={asked !== 'tag'}
            fullWidth
            autoFocus
            label={translate(FIELDS[asked])}
            value={value}
            onChange={({ target }) => setValue(target.value)}
            slotProps={{ htmlInput: { maxLength: MAX_LENGTH } }}
          >
            {choices.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {translate(name, { _: name })}
              </MenuItem>
            ))}
          </TextField>
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button
            type="submit"
            variant="contained"
            loading={pending}
            disabled={value.trim() === ''}
          >
            {translate(`tickets.verbs.${asked}`)}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

/** Hands work on a ticket to another department. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DEPARTMENTS } from '#contract/service/tasks';
import { DAY_MS } from '#shared/days';
import { InstantPicker } from '../../ui/form/InstantInput.tsx';
import type { DialogProps } from './dialogs.tsx';
import { TicketDialog } from './TicketDialog.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_LENGTH = 200;

export const TaskDialog = ({ ticket, onClose }: DialogProps) => {
  const translate = useTranslate();
  const [title, setTitle] = useState('');
  const [department, setDepartment] = useState<string>('warehouse');
  const [dueAt, setDueAt] = useState<number | null>(() => Date.now() + DAY_MS);
  return (
    <TicketDialog
      ticket={ticket}
      noun="tasks"
      verb="addTask"
      body={title.trim() === '' || dueAt === null ? null : { title, department, dueAt }}
      isVersioned={false}
      onClose={onClose}
    >
      <LimitedField
        fullWidth
        autoFocus
        label={translate('tickets.tasks.title')}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
        max={MAX_LENGTH}
      />
      <TextField
        select
        fullWidth
        label={translate('tickets.tasks.department')}
        value={department}
        onChange={({ target }) => setDepartment(target.value)}
      >
        {DEPARTMENTS.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`tickets.departments.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <InstantPicker
        value={dueAt}
        onChange={setDueAt}
        dayLabel="tickets.tasks.due"
        timeLabel="tickets.time"
      />
    </TicketDialog>
  );
};

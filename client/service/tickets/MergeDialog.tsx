/** Merges a ticket into another open one of the same customer, whose thread goes on. */
import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Ticket } from '#contract/service/tickets';
import { SURVIVOR_STATUSES } from '#rules/service/tickets';
import type { DialogProps } from './dialogs.tsx';
import { TicketDialog } from './TicketDialog.tsx';

const MOST = 50;

export const MergeDialog = ({ ticket, onClose }: DialogProps) => {
  const translate = useTranslate();
  const [intoId, setIntoId] = useState('');
  const { memberId } = ticket;
  const { data = [], isPending } = useGetList<Ticket>('tickets', {
    filter: { status: SURVIVOR_STATUSES, ...(memberId !== null && { memberId }) },
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'openedAt', order: 'DESC' },
  });
  const others = data.filter(({ id }) => id !== ticket.id);
  return (
    <TicketDialog
      ticket={ticket}
      noun="merger"
      verb="merge"
      body={intoId === '' ? null : { intoId: Number(intoId) }}
      onClose={onClose}
    >
      <Typography>{translate('tickets.mergeText')}</Typography>
      {!isPending && others.length === 0 ? (
        <Typography>{translate('tickets.nothingToMerge')}</Typography>
      ) : (
        <TextField
          select
          fullWidth
          autoFocus
          label={translate('resources.tickets.fields.mergedIntoId')}
          value={intoId}
          onChange={({ target }) => setIntoId(target.value)}
        >
          {others.map(({ id, number, subject }) => (
            <MenuItem key={id} value={String(id)}>
              {`${number} ${subject}`}
            </MenuItem>
          ))}
        </TextField>
      )}
    </TicketDialog>
  );
};

/** Merges a ticket into another one of the same customer, whose thread goes on. */
import { MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { MergeTarget } from '#contract/service/merging';
import type { Api } from '../../api.ts';
import { LoadError } from '../../ui/feedback/Loading.tsx';
import type { DialogProps } from './dialogs.tsx';
import { TicketDialog } from './TicketDialog.tsx';

const useTargets = (ticketId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['tickets', 'mergeTargets', ticketId],
    queryFn: async ({ signal }) =>
      (await api.call<MergeTarget[]>('GET', `/tickets/${ticketId}/mergeTargets`, undefined, signal))
        .data,
  });
};

export const MergeDialog = ({ ticket, onClose }: DialogProps) => {
  const translate = useTranslate();
  const [intoId, setIntoId] = useState('');
  const { data: targets, error, refetch } = useTargets(ticket.id);
  return (
    <TicketDialog
      ticket={ticket}
      noun="merger"
      verb="merge"
      body={intoId === '' ? null : { intoId: Number(intoId) }}
      onClose={onClose}
    >
      <Typography>{translate('tickets.mergeText')}</Typography>
      {error && !targets && <LoadError error={error} onRetry={refetch} />}
      {targets?.length === 0 ? (
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
          {(targets ?? []).map(({ id, number, subject, status }) => (
            <MenuItem key={id} value={String(id)}>
              {[`${number} ${subject}`, translate(`tickets.statuses.${status}`)].join(
                translate('layout.partSeparator'),
              )}
            </MenuItem>
          ))}
        </TextField>
      )}
    </TicketDialog>
  );
};

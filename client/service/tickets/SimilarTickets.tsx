/** Tickets that may be the same request once more, with merging them at hand. */
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { SimilarTicket } from '#contract/service/linking';
import type { TicketDetail } from '#contract/service/tickets';
import { SURVIVOR_STATUSES } from '#rules/service/tickets';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { TicketStatusChip } from '../shared/TicketStatusChip.tsx';

const useSimilar = ({ id, version, linked }: TicketDetail) => {
  const api = useDataProvider<Api>();
  const { data = [] } = useQuery({
    queryKey: ['tickets', 'similar', id, version, linked.length],
    queryFn: async ({ signal }) =>
      (await api.call<SimilarTicket[]>('GET', `/tickets/${id}/similar`, undefined, signal)).data,
  });
  return data;
};

interface SimilarLineProps {
  ticket: TicketDetail;
  similar: SimilarTicket;
}

const SimilarLine = ({ ticket, similar }: SimilarLineProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const { id, number, subject, status, openedAt, isSameOrder } = similar;
  const merge = () =>
    run(() => api.act('tickets', ticket.id, 'merger', { intoId: id, version: ticket.version }), {
      success: 'tickets.done.merge',
    });
  const link = () =>
    run(() => api.act('tickets', ticket.id, 'links', { otherNumber: number, kind: 'duplicate' }), {
      success: 'tickets.done.link',
    });
  const canMerge = ticket.allowed.includes('merge') && SURVIVOR_STATUSES.includes(status);
  return (
    <Box component="li" sx={{ mb: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'start', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          <RecordLink resource="tickets" id={id} to="show">
            {`${number} ${subject}`}
          </RecordLink>
          <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
            {isSameOrder && translate('linking.sameOrder')}
            {isSameOrder && translate('layout.partSeparator')}
            <Instant at={openedAt} />
          </Typography>
        </Box>
        <TicketStatusChip status={status} />
      </Box>
      {canMerge && (
        <Button size="small" disabled={pending} onClick={() => void merge()}>
          {translate('linking.mergeInto', { number })}
        </Button>
      )}
      <Button size="small" disabled={pending} onClick={() => void link()}>
        {translate('linking.markDuplicate')}
      </Button>
    </Box>
  );
};

export const SimilarTickets = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const similar = useSimilar(ticket);
  if (similar.length === 0) return null;
  return (
    <>
      <Typography component="h3" sx={{ mt: 1, mb: 0.5, fontWeight: 600 }}>
        {translate('linking.similar')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {similar.map((one) => (
          <SimilarLine key={one.id} ticket={ticket} similar={one} />
        ))}
      </Box>
    </>
  );
};

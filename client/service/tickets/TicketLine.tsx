/** A ticket in a section of another record's page. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Ticket } from '#contract/service/tickets';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { TicketStatusChip } from '../shared/TicketStatusChip.tsx';

export const TicketLine = ({ ticket }: { ticket: Ticket }) => {
  const translate = useTranslate();
  const { id, subject, number, type, status, openedAt } = ticket;
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <RecordLink resource="tickets" id={id} to="show">
          {subject}
        </RecordLink>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {[number, translate(`tickets.types.${type}`)].join(translate('layout.partSeparator'))}
          {translate('layout.partSeparator')}
          <Instant at={openedAt} />
        </Typography>
      </Box>
      <TicketStatusChip status={status} />
    </Box>
  );
};

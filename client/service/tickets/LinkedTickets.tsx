/** The tickets that belong to this one, each with what it is to it. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LinkedTicket } from '#contract/service/tickets';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { TicketStatusChip } from '../shared/TicketStatusChip.tsx';

export const LinkedTickets = ({ linked }: { linked: readonly LinkedTicket[] }) => {
  const translate = useTranslate();
  if (linked.length === 0) return null;
  return (
    <Section title="tickets.sections.linked">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {linked.map(({ id, number, subject, status, relation }) => (
          <Box
            key={id}
            component="li"
            sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}
          >
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
                {translate(`tickets.relations.${relation}`)}
              </Typography>
              <RecordLink resource="tickets" id={id} to="show">
                {`${number} ${subject}`}
              </RecordLink>
            </Box>
            <TicketStatusChip status={status} />
          </Box>
        ))}
      </Box>
    </Section>
  );
};

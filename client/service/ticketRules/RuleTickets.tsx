/** Tickets on which a rule acted, or would have acted. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

export interface RuleTicket {
  key: number;
  ticketId: number;
  ticketNumber: string;
  subject: string;
  /** Left out where there is nothing to say. */
  facts: readonly ReactNode[];
}

export const RuleTickets = ({ rows }: { rows: readonly RuleTicket[] }) => {
  const translate = useTranslate();
  const separator = translate('layout.partSeparator');
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {rows.map(({ key, ticketId, ticketNumber, subject, facts }) => (
        <Box component="li" key={key} sx={{ overflowWrap: 'anywhere' }}>
          <RecordLink resource="tickets" id={ticketId} to="show">
            {ticketNumber}
          </RecordLink>{' '}
          {subject}
          {facts.map((fact, index) =>
            fact === null ? null : (
              <span key={index}>
                {separator}
                {fact}
              </span>
            ),
          )}
        </Box>
      ))}
    </Box>
  );
};

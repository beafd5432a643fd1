/** Who works on a ticket, and who stands in for them now. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Ticket } from '#contract/service/tickets';
import { useInstant } from '../../ui/record/instant.tsx';
import { useAgents } from './useAgents.ts';

export const Assignee = ({ ticket }: { ticket: Pick<Ticket, 'assigneeId' | 'assigneeName'> }) => {
  const translate = useTranslate();
  const instant = useInstant();
  const { assigneeId, assigneeName } = ticket;
  const agent = useAgents().find(({ id }) => id === assigneeId);
  return (
    <>
      {assigneeName ?? translate('tickets.nobody')}
      {agent && agent.absentUntil !== null && (
        <Box component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {translate('absences.awayUntil', {
            substitute: agent.substituteName,
            until: instant(agent.absentUntil),
          })}
        </Box>
      )}
    </>
  );
};

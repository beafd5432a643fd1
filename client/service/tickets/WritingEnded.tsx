/** Where a customer is not answered any more: why, and how to go on. */
import { Alert, Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import { createLink } from '../../links.ts';

export const WritingEnded = ({ ticket: { id, status, isErased } }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  if (isErased)
    return (
      <Alert severity="info" sx={{ mb: 2 }}>
        {translate('tickets.compose.erased')}
      </Alert>
    );
  if (status !== 'closed' && status !== 'spam') return null;
  return (
    <Alert
      severity="info"
      sx={{ mb: 2 }}
      action={
        status === 'closed' && (
          <Button component={LinkBase} to={createLink('tickets', { followUpOf: id })}>
            {translate('tickets.compose.openFollowUp')}
          </Button>
        )
      }
    >
      {translate(`tickets.compose.${status}`)}
    </Alert>
  );
};

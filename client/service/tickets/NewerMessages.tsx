/** What came while a reply was written. */
import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { TicketMessage } from '#contract/service/messages';

export const NewerMessages = ({
  messages,
  onSend,
}: {
  messages: readonly TicketMessage[];
  onSend: () => void;
}) => {
  const translate = useTranslate();
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={<Button onClick={onSend}>{translate('tickets.compose.sendAnyway')}</Button>}
    >
      {translate('tickets.errors.threadMoved')}
      {messages.map(({ id, body, authorName }) => (
        <Typography key={id} sx={{ mt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <strong>{authorName ?? translate('tickets.customer')}</strong>
          {translate('layout.labelSeparator')}
          {body}
        </Typography>
      ))}
    </Alert>
  );
};

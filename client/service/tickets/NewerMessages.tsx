/** What came while a reply was written. */
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { TicketMessage } from '#contract/service/messages';
import { useAuthor } from './useAuthor.ts';
import { SentFiles } from '../shared/attachments/SentFiles.tsx';

export const NewerMessages = ({
  messages,
  onSend,
}: {
  messages: readonly TicketMessage[];
  onSend: () => void;
}) => {
  const translate = useTranslate();
  const authorOf = useAuthor();
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={<Button onClick={onSend}>{translate('tickets.compose.sendAnyway')}</Button>}
    >
      {translate('tickets.errors.threadMoved')}
      {messages.map((message) => (
        <Box key={message.id} sx={{ mt: 0.5 }}>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            <strong>{authorOf(message)}</strong>
            {translate('layout.labelSeparator')}
            {message.body}
          </Typography>
          <SentFiles message={message} />
        </Box>
      ))}
    </Alert>
  );
};

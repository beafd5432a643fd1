/** What was sent with a message: pictures as they are, other files to be saved. */
import Description from '@mui/icons-material/DescriptionOutlined';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Attachment } from '#contract/service/attachments';
import type { TicketMessage } from '#contract/service/messages';
import { isPicture } from '#rules/service/attachments';
import { useSizeText } from './useSizeText.ts';

const LIST = { listStyle: 'none', p: 0, m: 0, mt: 0.75, display: 'flex', flexWrap: 'wrap', gap: 1 };
const PICTURE = { maxWidth: 160, maxHeight: 120, borderRadius: 1, display: 'block' } as const;

const SentFile = ({ ticketId, file }: { ticketId: number; file: Attachment }) => {
  const translate = useTranslate();
  const sizeText = useSizeText();
  const { id, name, bytes, isRemoved } = file;
  if (isRemoved)
    return (
      <Typography color="text.secondary" sx={{ fontStyle: 'italic' }}>
        {translate('attachments.removed')}
      </Typography>
    );
  const address = `/api/tickets/${ticketId}/attachments/${id}`;
  if (isPicture(file))
    return (
      <Link href={address} target="_blank" rel="noreferrer" title={name}>
        <Box component="img" src={`${address}?size=small`} alt={name} loading="lazy" sx={PICTURE} />
      </Link>
    );
  return (
    <Link href={address} download={name} sx={{ display: 'inline-flex', gap: 0.5 }}>
      <Description fontSize="small" />
      {translate('attachments.named', { name, size: sizeText(bytes) })}
    </Link>
  );
};

export const SentFiles = ({ message }: { message: TicketMessage }) => {
  const { ticketId, attachments } = message;
  if (attachments.length === 0) return null;
  return (
    <Box component="ul" sx={LIST}>
      {attachments.map((file) => (
        <li key={file.id}>
          <SentFile ticketId={ticketId} file={file} />
        </li>
      ))}
    </Box>
  );
};

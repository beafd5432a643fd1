/** What will be sent with the message: files that are stored, under way, or refused. */
import { Box, Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Attachment } from '#contract/service/attachments';
import { UploadRow } from '../../../platform/shared/pictures/UploadRow.tsx';
import type { Upload } from '../../../platform/shared/pictures/useUploads.ts';

const LIST = { listStyle: 'none', p: 0, m: 0, mt: 1, display: 'flex', flexWrap: 'wrap', gap: 1 };

interface AttachedFilesProps {
  attached: readonly Attachment[];
  uploads: readonly Upload[];
  onRemove: (id: number) => void;
  onDismiss: (key: number) => void;
}

export const AttachedFiles = ({ attached, uploads, onRemove, onDismiss }: AttachedFilesProps) => {
  const translate = useTranslate();
  if (attached.length + uploads.length === 0) return null;
  return (
    <>
      <Box component="ul" aria-label={translate('attachments.attached')} sx={LIST}>
        {attached.map(({ id, name }) => (
          <li key={id}>
            <Chip
              label={name}
              onDelete={() => onRemove(id)}
              title={translate('attachments.remove', { name })}
            />
          </li>
        ))}
      </Box>
      <Box component="ul" aria-live="polite" sx={{ ...LIST, flexDirection: 'column' }}>
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} onDismiss={() => onDismiss(upload.key)} />
        ))}
      </Box>
    </>
  );
};

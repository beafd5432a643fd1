/** Takes pictures by drop, paste and file chooser, uploads them and shows the progress of each. */
import Upload from '@mui/icons-material/CloudUploadOutlined';
import { Box, Button, Typography } from '@mui/material';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Picture } from '#contract/platform/pictures';
import { MAX_PICTURE_MEGABYTES, PICTURE_TYPES } from '#rules/platform/pictures';
import { useStrayFiles } from '../../../ui/form/useStrayFiles.ts';
import { UploadRow } from './UploadRow.tsx';
import { usePastedPictures } from './usePastedPictures.ts';
import { usePictureUploads } from './usePictureUploads.ts';

const ZONE = {
  border: '1px dashed',
  borderRadius: 1,
  p: 2,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
} as const;

const LIST = { listStyle: 'none', p: 0, m: 0, mt: 1, display: 'grid', gap: 1 } as const;

export const PictureDrop = ({ onStored }: { onStored: (picture: Picture) => void }) => {
  const translate = useTranslate();
  const { uploads, add, remove } = usePictureUploads(onStored);
  usePastedPictures(add);
  useStrayFiles();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  const onDragOver = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return (
    <>
      <Box
        data-pictures
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        sx={{
          ...ZONE,
          borderColor: over ? 'primary.main' : 'divider',
          ...(over && { bgcolor: 'action.hover' }),
        }}
      >
        <Button variant="outlined" startIcon={<Upload />} onClick={() => input.current?.click()}>
          {translate('pictures.choose')}
        </Button>
        <Typography variant="body2" color="text.secondary" sx={{ flex: '1 1 240px' }}>
          {translate('pictures.accepted', { max: MAX_PICTURE_MEGABYTES })}
        </Typography>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={PICTURE_TYPES.join()}
          aria-label={translate('pictures.choose')}
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            // The same file may be chosen again after it was corrected.
            target.value = '';
          }}
        />
      </Box>
      <Box component="ul" aria-live="polite" sx={LIST}>
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} onDismiss={() => remove(upload.key)} />
        ))}
      </Box>
    </>
  );
};

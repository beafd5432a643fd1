import Upload from '@mui/icons-material/CloudUploadOutlined';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ImportKind, MissingVariants } from '#contract/platform/imports';
import { useStrayFiles } from '../../ui/form/useStrayFiles.ts';
import { MAX_MEGABYTES, useUpload } from './useUpload.ts';

const ZONE = {
  border: '1px dashed',
  borderRadius: 1,
  p: 4,
  textAlign: 'center',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 1,
} as const;

const SendingBar = ({
  name,
  share,
  onCancel,
}: {
  name: string;
  share: number;
  onCancel: () => void;
}) => {
  const translate = useTranslate();
  const label = translate('imports.sending', { name });
  return (
    <Box sx={{ width: '100%', maxWidth: 480 }}>
      <Typography sx={{ mb: 1, overflowWrap: 'anywhere' }}>{label}</Typography>
      <LinearProgress
        variant="determinate"
        value={share * 100}
        aria-label={label}
        sx={{ height: 8, borderRadius: 4, mb: 1 }}
      />
      <Button size="small" onClick={onCancel}>
        {translate('ra.action.cancel')}
      </Button>
    </Box>
  );
};

/** Uploads a file that is dropped or chosen, and shows the progress. */
export const FileDrop = ({ kind, missing }: { kind: ImportKind; missing: MissingVariants }) => {
  const translate = useTranslate();
  const { send, sending, cancel } = useUpload(kind, missing);
  useStrayFiles();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !sending) void send(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <Box
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      sx={{
        ...ZONE,
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.hover' : undefined,
      }}
    >
      {sending ? (
        <SendingBar {...sending} onCancel={cancel} />
      ) : (
        <>
          <Upload sx={{ fontSize: 36, color: 'text.secondary' }} />
          <Typography>{translate(over ? 'imports.dropNow' : 'imports.drop')}</Typography>
          <Button variant="contained" onClick={() => input.current?.click()}>
            {translate('imports.choose')}
          </Button>
          <Typography variant="body2" color="text.secondary">
            {translate('imports.accepted', { max: MAX_MEGABYTES })}
          </Typography>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.txt,.xlsx,.gz,text/csv,text/plain,application/gzip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-label={translate('imports.choose')}
            onChange={(event) => {
              take(event.target.files);
              // The same file may be chosen again after it was corrected.
              event.target.value = '';
            }}
          />
        </>
      )}
    </Box>
  );
};

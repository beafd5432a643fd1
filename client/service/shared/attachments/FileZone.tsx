/** Takes files that are dropped on what it holds, or pasted into it. */
import { Box } from '@mui/material';
import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from 'react';
import { useStrayFiles } from '../../../ui/form/useStrayFiles.ts';

interface FileZoneProps {
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

export const FileZone = ({ onFiles, children }: FileZoneProps) => {
  useStrayFiles();
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  // Cells of a spreadsheet are pasted as text, although they bring their picture.
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    if (files.length === 0 || types.includes('text/plain')) return;
    event.preventDefault();
    onFiles([...files]);
  };
  return (
    <Box
      data-files
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
      sx={{ borderRadius: 1, ...(over && { outline: 2, outlineColor: 'primary.main' }) }}
    >
      {children}
    </Box>
  );
};

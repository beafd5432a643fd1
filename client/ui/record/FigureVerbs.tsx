import Download from '@mui/icons-material/FileDownloadOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { saveFile } from './saveFile.ts';

const save = (text: string, name: string) => saveFile(text, name, 'text/csv');

export interface FigureVerbsProps {
  csv: () => string;
  fileName: string;
}

/** A figure as a file, and the page on paper. */
export const FigureVerbs = ({ csv, fileName }: FigureVerbsProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', displayPrint: 'none' }}>
      <Tooltip title={translate('ui.figures.download')}>
        <IconButton
          aria-label={translate('ui.figures.download')}
          onClick={() => save(csv(), fileName)}
        >
          <Download />
        </IconButton>
      </Tooltip>
      <Tooltip title={translate('ui.figures.print')}>
        <IconButton aria-label={translate('ui.figures.print')} onClick={() => window.print()}>
          <Print />
        </IconButton>
      </Tooltip>
    </Box>
  );
};

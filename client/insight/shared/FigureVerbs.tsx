import Download from '@mui/icons-material/FileDownloadOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';

const save = (text: string, name: string) => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

export interface FigureVerbsProps {
  csv: () => string;
  fileName: string;
}

/** A figure as a file, and the page on paper. */
export const FigureVerbs = ({ csv, fileName }: FigureVerbsProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', displayPrint: 'none' }}>
      <Tooltip title={translate('dashboard.csv.download')}>
        <IconButton
          aria-label={translate('dashboard.csv.download')}
          onClick={() => save(csv(), fileName)}
        >
          <Download />
        </IconButton>
      </Tooltip>
      <Tooltip title={translate('dashboard.print')}>
        <IconButton aria-label={translate('dashboard.print')} onClick={() => window.print()}>
          <Print />
        </IconButton>
      </Tooltip>
    </Box>
  );
};

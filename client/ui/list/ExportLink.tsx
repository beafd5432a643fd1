import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useCanAccess, useLocale, useNotify, useTranslate } from 'react-admin';
import { EXPORT_ACCESS, exportAddress, MASKED_EXPORTS } from '../../api.ts';
import { downloadFrom } from '../record/saveFile.ts';
import { ClearExport } from './ClearExport.tsx';
import { useExportWords } from './exportWords.ts';

export interface ExportLinkProps {
  /** Name of the export: a resource, mostly. */
  name: string;
  filter?: object;
  sort?: { field: string; order: string };
}

/**
 * A list as CSV or as a workbook, in the words of the screen. The browser saves the answer as it comes, whatever its size.
 */
export const ExportLink = ({
  name,
  filter = {},
  sort = { field: 'id', order: 'ASC' },
}: ExportLinkProps) => {
  const translate = useTranslate();
  const language = useLocale();
  const notify = useNotify();
  const wordsOf = useExportWords();
  const { canAccess } = useCanAccess(EXPORT_ACCESS);
  if (!canAccess) return null;
  const address = async (options: { reason?: string; format?: 'xlsx' }) =>
    exportAddress(name, filter, sort, { ...options, language, words: await wordsOf(name) });
  const download = (options: { format?: 'xlsx' }) => async () => {
    try {
      downloadFrom(await address(options));
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    }
  };
  return (
    <>
      <Button onClick={() => void download({})()} startIcon={<Download />}>
        {translate('ui.list.export')}
      </Button>
      <Button onClick={() => void download({ format: 'xlsx' })()}>
        {translate('ui.list.exportWorkbook')}
      </Button>
      {MASKED_EXPORTS.includes(name) && (
        <ClearExport resource={name} address={(reason) => address({ reason })} />
      )}
    </>
  );
};

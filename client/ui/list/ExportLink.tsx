import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useCanAccess, useLocale, useTranslate } from 'react-admin';
import { EXPORT_ACCESS, exportAddress, MASKED_EXPORTS } from '../../api.ts';
import { ClearExport } from './ClearExport.tsx';

export interface ExportLinkProps {
  /** Name of the export: a resource, mostly. */
  name: string;
  filter?: object;
  sort?: { field: string; order: string };
}

/** A list as CSV or as a workbook. Plain links, so that the browser saves the answer as it comes, whatever its size. */
export const ExportLink = ({
  name,
  filter = {},
  sort = { field: 'id', order: 'ASC' },
}: ExportLinkProps) => {
  const translate = useTranslate();
  const language = useLocale();
  const { canAccess } = useCanAccess(EXPORT_ACCESS);
  if (!canAccess) return null;
  return (
    <>
      <Button
        component="a"
        href={exportAddress(name, filter, sort, { language })}
        download
        startIcon={<Download />}
      >
        {translate('ui.list.export')}
      </Button>
      <Button
        component="a"
        href={exportAddress(name, filter, sort, { language, format: 'xlsx' })}
        download
      >
        {translate('ui.list.exportWorkbook')}
      </Button>
      {MASKED_EXPORTS.includes(name) && (
        <ClearExport
          resource={name}
          address={(reason) => exportAddress(name, filter, sort, { language, reason })}
        />
      )}
    </>
  );
};

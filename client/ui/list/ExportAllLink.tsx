import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { exportAddress } from '../../api.ts';

/** Everything of a resource as CSV, where there is no list around. */
export const ExportAllLink = ({ name }: { name: string }) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'exports', action: 'create' });
  if (!canAccess) return null;
  return (
    <Button
      component="a"
      href={exportAddress(name, {}, { field: 'id', order: 'ASC' })}
      download
      startIcon={<Download />}
    >
      {translate('ui.list.export')}
    </Button>
  );
};

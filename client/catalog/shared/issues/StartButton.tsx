import PlayArrow from '@mui/icons-material/PlayArrow';
import { Button } from '@mui/material';
import { useCanAccess, useListContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { issuePath, useQueue } from './useQueue.ts';

/** Begins to fix the issues of the list one after another. */
export const StartButton = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { filterValues } = useListContext();
  const { canAccess } = useCanAccess({ resource: 'products', action: 'edit' });
  const { query, nextAfter, startQueue } = useQueue(filterValues, canAccess === true);
  if (!canAccess) return null;
  const start = () => {
    startQueue();
    const first = nextAfter(null);
    if (first) navigate(issuePath(first, filterValues));
  };
  return (
    <Button startIcon={<PlayArrow />} onClick={start} disabled={!query.data?.total}>
      {translate('quality.work.start')}
    </Button>
  );
};

import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Gap } from '../../../ui/record/Gap.tsx';
import type { Done } from './useGrid.ts';

/** Texts that are named; the others are counted. */
const NAMED = 3;

/** What a paste or a bulk change did, with a button that takes it back. */
export const DoneNotice = ({ done, onClose }: { done: Done; onClose: () => void }) => {
  const translate = useTranslate();
  const { cells, bad, over, undo } = done;
  return (
    <Alert
      severity={bad.length + over > 0 ? 'warning' : 'success'}
      onClose={onClose}
      sx={{ mb: 1, py: 0 }}
      {...(cells > 0 && {
        action: (
          <Button color="inherit" size="small" onClick={undo}>
            {translate('undo.verb')}
          </Button>
        ),
      })}
    >
      {translate('products.grid.changed', { smart_count: cells })}
      {bad.length > 0 && (
        <>
          <Gap />
          {translate('products.grid.bad', {
            smart_count: bad.length,
            texts: bad.slice(0, NAMED).join(translate('layout.listSeparator')),
          })}
        </>
      )}
      {over > 0 && (
        <>
          <Gap />
          {translate('products.grid.over', { smart_count: over })}
        </>
      )}
    </Alert>
  );
};

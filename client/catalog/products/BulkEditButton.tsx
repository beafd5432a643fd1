import Edit from '@mui/icons-material/EditOutlined';
import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';

const BulkEditDialog = lazy(() => import('./BulkEditDialog.tsx'));

/** Opens the bulk edit of the selected products. */
export const BulkEditButton = () => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { selectedIds, onUnselectItems } = useListContext();
  // The bar only hides while nothing is selected: its verbs must not be reached then.
  if (selectedIds.length === 0) return null;
  return (
    <>
      <Button startIcon={<Edit />} onClick={() => setOpen(true)}>
        {translate('products.bulk.verb', { smart_count: selectedIds.length })}
      </Button>
      {open && (
        <Suspense>
          <BulkEditDialog
            ids={selectedIds as number[]}
            onClose={() => setOpen(false)}
            onDone={onUnselectItems}
          />
        </Suspense>
      )}
    </>
  );
};

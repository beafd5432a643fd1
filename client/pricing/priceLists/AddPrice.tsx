import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { PriceList } from '#contract/pricing/priceLists';
import { useLocalize } from '../../ui/record/localized.tsx';
import { PriceDialog } from '../shared/PriceDialog.tsx';

export const AddPriceButton = ({ list }: { list: PriceList }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const [open, setOpen] = useState(false);
  const title = translate('prices.add.title', { name: toText(list.names) || list.name });
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {translate('prices.add.verb')}
      </Button>
      {open && <PriceDialog listId={list.id} title={title} onClose={() => setOpen(false)} />}
    </>
  );
};

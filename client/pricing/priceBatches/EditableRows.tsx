/** A page of the preview's rows that can be typed into, and pasted into, like a spreadsheet. */
import { Typography } from '@mui/material';
import { memo, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { OwnFigure } from '#contract/pricing/priceBatches';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { pasteDown } from './amounts.ts';
import { nameOf } from './difference.ts';
import { NewPriceCell } from './NewPriceCell.tsx';
import { PriceRows } from './PriceRows.tsx';
import type { Figures } from './useFigures.ts';

export interface EditableRowsProps extends Pick<
  Figures,
  'figures' | 'unread' | 'change' | 'keepUnread'
> {
  rows: readonly BatchRow[];
  /** Is a newer answer on its way? */
  isOld: boolean;
}

const Rows = ({ rows, figures, unread, change, keepUnread, isOld }: EditableRowsProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const toText = useLocalize();
  const { currency, decimals } = useStoreSettings();
  const [said, setSaid] = useState('');
  const newOf = ({ variantId, newAmount }: BatchRow) => {
    const own = figures.get(variantId);
    return own === undefined ? newAmount : own;
  };
  const nameOfRow = (row: BatchRow) => nameOf(row, toText);
  const pasteColumn = (text: string, first: number) => {
    const ids = rows.map(({ variantId }) => variantId);
    const { amounts, bad, over } = pasteDown(text, ids, first, currency, decimals);
    change(amounts.map(([variantId, amount]): OwnFigure => ({ variantId, amount })));
    const typedInto = new Map(bad);
    keepUnread(
      rows.flatMap((row) => {
        const typed = typedInto.get(row.variantId);
        return typed === undefined
          ? []
          : [{ variantId: row.variantId, name: nameOfRow(row), typed }];
      }),
    );
    const words = [
      translate('priceBatches.preview.pasted', { smart_count: amounts.length }),
      bad.length > 0 && translate('priceBatches.preview.pastedBad', { smart_count: bad.length }),
      over > 0 && translate('priceBatches.preview.pastedOver', { smart_count: over }),
    ].filter(Boolean);
    const outcome = words.join(translate('layout.listSeparator'));
    notify(outcome, { type: bad.length + over > 0 ? 'warning' : 'info' });
    setSaid(outcome);
  };
  const cell = (row: BatchRow, index: number) => {
    const { variantId } = row;
    return (
      <NewPriceCell
        name={nameOfRow(row)}
        amount={newOf(row)}
        own={figures.get(variantId)}
        unread={unread.get(variantId)?.typed}
        onChange={(amount) => change([{ variantId, amount }])}
        onUnread={(typed) => keepUnread([{ variantId, name: nameOfRow(row), typed }])}
        onPasteColumn={(text) => pasteColumn(text, index)}
      />
    );
  };
  return (
    <>
      <PriceRows rows={rows} renderNew={cell} newOf={newOf} isOld={isOld} />
      <Typography color="text.secondary" sx={{ fontSize: 12.5, mt: 1 }} aria-live="polite">
        {said || translate('priceBatches.preview.keys')}
      </Typography>
    </>
  );
};

/** Not drawn again while something else in the form is typed: there are fifty rows. */
export const EditableRows = memo(Rows);

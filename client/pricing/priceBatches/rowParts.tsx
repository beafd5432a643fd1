/** What a table row and a card of the same price share. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Money, useMoney } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { ProductLink } from '../shared/ProductLink.tsx';
import { differenceOf } from './difference.ts';

export const RIGHT = { textAlign: 'right', whiteSpace: 'nowrap' } as const;
export const MUTED = { color: 'text.secondary', fontSize: 12.5 } as const;

export const Variant = ({ row: { productId, names, options, sku } }: { row: BatchRow }) => {
  const toText = useLocalize();
  return (
    <>
      <ProductLink id={productId}>{toText(names)}</ProductLink>
      <Box sx={MUTED}>{[...options.map(toText), sku].filter(Boolean).join(' · ')}</Box>
    </>
  );
};

/** The price that the row starts from; where another one holds today or when the batch begins, those with their names. */
export const Old = ({ row }: { row: BatchRow }) => {
  const translate = useTranslate();
  const money = useMoney();
  const { oldAmount, ownAmount, outlasts, todayAmount } = row;
  const isOther = (amount: number | null) => amount !== null && amount !== oldAmount;
  return (
    <>
      <Money amount={oldAmount} />
      {isOther(todayAmount) && (
        <Box sx={MUTED}>
          {translate('priceBatches.preview.today', { price: money(todayAmount) })}
        </Box>
      )}
      {isOther(ownAmount) && (
        <Box sx={MUTED}>
          {translate(`priceBatches.preview.${outlasts ? 'atStart' : 'ofList'}`, {
            price: money(ownAmount),
          })}
        </Box>
      )}
    </>
  );
};

export const Change = ({ before, after }: { before: number | null; after: number | null }) => {
  const rate = useRate();
  const difference = differenceOf(before, after);
  if (!difference) return <>–</>;
  const { amount, bps } = difference;
  return (
    <>
      {amount > 0 ? '↑ +' : '↓ −'}
      <Money amount={Math.abs(amount)} />
      <Box sx={MUTED}>{rate(bps, { signed: true })}</Box>
    </>
  );
};

export const Margins = ({ row }: { row: BatchRow }) => {
  const rate = useRate();
  const { oldMarginBps, newMarginBps } = row;
  if (oldMarginBps === null && newMarginBps === null) return <>–</>;
  return (
    <>
      <span>{rate(newMarginBps)}</span>
      <Box sx={MUTED}>← {rate(oldMarginBps)}</Box>
    </>
  );
};

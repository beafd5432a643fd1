/** What the lines come to. */
import { TableCell, TableFooter, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Quote } from '#contract/promotions/quotes';
import { Money } from '../../../ui/record/money.tsx';

const SUMS = [
  'goods',
  'goodsDiscount',
  'shipping',
  'shippingDiscount',
  'pointsAmount',
  'total',
] as const;
const OFF: readonly string[] = ['goodsDiscount', 'shippingDiscount', 'pointsAmount'];

export const QuoteSums = ({ totals, span }: { totals: Quote['totals']; span: number }) => {
  const translate = useTranslate();
  const shown = SUMS.filter(
    (name) => name === 'goods' || name === 'total' || (totals[name] ?? 0) > 0,
  );
  return (
    <TableFooter>
      {shown.map((name) => {
        const sx = {
          border: 0,
          py: 0.25,
          color: 'text.primary',
          fontSize: 14,
          ...(name === 'total' && { fontWeight: 600 }),
        };
        return (
          <TableRow key={name}>
            <TableCell component="th" scope="row" colSpan={span} align="right" sx={sx}>
              {translate(`quotes.${name}`)}
            </TableCell>
            <TableCell align="right" sx={sx}>
              {OFF.includes(name) && '−'}
              <Money amount={totals[name] ?? 0} />
            </TableCell>
          </TableRow>
        );
      })}
    </TableFooter>
  );
};

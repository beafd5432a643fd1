import { Box, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OrderLine } from '#contract/orders/orders';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { Money } from '../../ui/record/money.tsx';
import { profitOf } from './profit.ts';

const SMALL = { color: 'text.secondary', fontSize: 12.5, whiteSpace: 'nowrap' } as const;
const LAST = { border: 0, py: 0.25, color: 'text.primary', fontSize: 14 } as const;

/** What a line cost and earned, for those who see costs. */
export const LineProfit = ({ line }: { line: OrderLine }) => {
  const translate = useTranslate();
  const sees = useSeesCosts();
  if (!sees) return null;
  if (line.cost === null) return <Box sx={SMALL}>{translate('orders.lines.noCost')}</Box>;
  const cost = line.cost * line.quantity;
  return (
    <Box sx={SMALL}>
      <div>
        {translate('orders.lines.cost')} <Money amount={cost} />
      </div>
      <div>
        {translate('orders.lines.profit')} <Money amount={line.paid - cost} />
      </div>
    </Box>
  );
};

export interface OrderProfitProps {
  lines: readonly OrderLine[];
  /** Columns before the amount. */
  span: number;
}

/** What the items of known cost earned, before returns; nothing for those who do not see costs. */
export const OrderProfit = ({ lines, span }: OrderProfitProps) => {
  const translate = useTranslate();
  const sees = useSeesCosts();
  const { profit, unknown } = profitOf(lines);
  if (!sees || profit === null) return null;
  return (
    <TableRow>
      <TableCell component="th" scope="row" colSpan={span} align="right" sx={LAST}>
        {translate('orders.lines.grossProfit')}
        {unknown > 0 && (
          <Box sx={SMALL}>{translate('orders.lines.withoutCost', { smart_count: unknown })}</Box>
        )}
      </TableCell>
      <TableCell align="right" sx={{ ...LAST, verticalAlign: 'top' }}>
        <Money amount={profit} />
      </TableCell>
    </TableRow>
  );
};

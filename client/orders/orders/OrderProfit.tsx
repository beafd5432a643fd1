import { Box, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OrderLine } from '#contract/orders/orders';
import { lineProfit, orderProfit } from '#rules/orders/orders';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { Money } from '../../ui/record/money.tsx';

const SMALL = { color: 'text.secondary', fontSize: 12.5, whiteSpace: 'nowrap' } as const;
const LAST = { border: 0, py: 0.25, color: 'text.primary', fontSize: 14 } as const;

/** What a line cost and earned, for those who see costs. */
export const LineProfit = ({ line }: { line: OrderLine }) => {
  const translate = useTranslate();
  const sees = useSeesCosts();
  if (!sees) return null;
  const profit = lineProfit(line);
  if (line.cost === null || profit === null)
    return <Box sx={SMALL}>{translate('orders.lines.noCost')}</Box>;
  return (
    <Box sx={SMALL}>
      <div>
        {translate('orders.lines.cost')} <Money amount={line.quantity * line.cost} />
      </div>
      <div>
        {translate('orders.lines.profit')} <Money amount={profit} />
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
  const { profit, unknown } = orderProfit(lines);
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

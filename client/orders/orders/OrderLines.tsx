import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableFooter,
  TableHead,
  TableRow,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OrderDetail, OrderDiscount, OrderLine } from '#contract/orders/orders';
import { CategoryName } from '../../pricing/shared/categories.tsx';
import { Money } from '../../ui/record/money.tsx';
import { LineProfit, OrderProfit } from './OrderProfit.tsx';
import { LineProductLink } from '../../pricing/shared/ProductLink.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useIsNarrow } from '../../ui/useIsNarrow.ts';

const NUMBERS = ['quantity', 'unitPrice', 'discount', 'paid'] as const;
/** On a phone the item says how many at which price, and what was taken off. */
const NARROW = ['paid'] as const;

const Discount = ({
  discount: { code, label, amount, promotionId },
}: {
  discount: Omit<OrderDiscount, 'linePosition'>;
}) => (
  <Box component="li" sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
    <span>
      {promotionId === null ? (
        label || (code ? '' : '–')
      ) : (
        <RecordLink resource="promotions" id={promotionId}>
          {label || code || promotionId}
        </RecordLink>
      )}
      {code && code !== label && `${label ? ' · ' : ''}${code}`}
    </span>
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      −<Money amount={amount} />
    </Box>
  </Box>
);

interface DiscountsProps {
  discounts: readonly Omit<OrderDiscount, 'linePosition'>[];
}

const Discounts = ({ discounts }: DiscountsProps) =>
  discounts.length > 0 && (
    <Box
      component="ul"
      sx={{ listStyle: 'none', m: 0, p: 0, color: 'text.secondary', fontSize: 12.5 }}
    >
      {discounts.map((discount) => (
        <Discount key={discount.id} discount={discount} />
      ))}
    </Box>
  );

const Line = ({ line, isNarrow }: { line: OrderLine; isNarrow: boolean }) => (
  <TableRow sx={{ verticalAlign: 'top', '&:last-child th': { borderBottom: 0 } }}>
    <TableCell component="th" scope="row">
      {line.productId === null ? (
        line.name
      ) : (
        <LineProductLink id={line.productId} name={line.name} />
      )}
      <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {line.sku ?? '–'}
        {line.categoryId !== null && (
          <>
            {' · '}
            <CategoryName id={line.categoryId} />
          </>
        )}
      </Box>
      {isNarrow && (
        <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {line.quantity} × <Money amount={line.unitPrice} />
          <Discounts discounts={line.discounts} />
        </Box>
      )}
    </TableCell>
    {!isNarrow && (
      <>
        <TableCell align="right">{line.quantity}</TableCell>
        <TableCell align="right">
          <Money amount={line.unitPrice} />
        </TableCell>
        <TableCell align="right">
          {line.discount > 0 ? <Money amount={line.discount} /> : '–'}
          <Discounts discounts={line.discounts} />
        </TableCell>
      </>
    )}
    <TableCell align="right">
      <Money amount={line.paid} />
      <LineProfit line={line} />
    </TableCell>
  </TableRow>
);

interface SumProps {
  name: string;
  amount: number;
  /** Columns before the amount. */
  span: number;
  strong?: boolean;
}

const Sum = ({ name, amount, span, strong = false }: SumProps) => {
  const translate = useTranslate();
  const sx = {
    border: 0,
    py: 0.25,
    color: 'text.primary',
    fontSize: 14,
    ...(strong && { fontWeight: 600 }),
  };
  return (
    <TableRow>
      <TableCell component="th" scope="row" colSpan={span} align="right" sx={sx}>
        {translate(`resources.orders.fields.${name}`)}
      </TableCell>
      <TableCell align="right" sx={sx}>
        <Money amount={amount} />
      </TableCell>
    </TableRow>
  );
};

type Bought = Pick<
  OrderDetail,
  'lines' | 'discounts' | 'shippingDiscounts' | 'revenue' | 'shipping' | 'total' | 'returned'
>;

/** What was bought, what was taken off each line and why, and what it came to. */
export const OrderLines = ({ order }: { order: Bought }) => {
  const translate = useTranslate();
  const isNarrow = useIsNarrow();
  const numbers = isNarrow ? NARROW : NUMBERS;
  return (
    <TableContainer tabIndex={0} role="group" aria-label={translate('orders.sections.lines')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate('orders.lines.item')}</TableCell>
            {numbers.map((name) => (
              <TableCell key={name} scope="col" align="right">
                {translate(`orders.lines.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {order.lines.map((line) => (
            <Line key={line.id} line={line} isNarrow={isNarrow} />
          ))}
        </TableBody>
        <TableFooter>
          {order.discounts.length > 0 && (
            <TableRow>
              <TableCell colSpan={numbers.length + 1} align="right" sx={{ border: 0 }}>
                <Discounts discounts={order.discounts} />
              </TableCell>
            </TableRow>
          )}
          <Sum span={numbers.length} name="revenue" amount={order.revenue} />
          <Sum span={numbers.length} name="shipping" amount={order.shipping} />
          {order.shippingDiscounts.length > 0 && (
            <TableRow>
              <TableCell colSpan={numbers.length + 1} align="right" sx={{ border: 0, py: 0 }}>
                <Discounts discounts={order.shippingDiscounts} />
              </TableCell>
            </TableRow>
          )}
          <Sum span={numbers.length} name="total" amount={order.total} strong />
          {order.returned > 0 && (
            <Sum span={numbers.length} name="returned" amount={order.returned} />
          )}
          <OrderProfit lines={order.lines} span={numbers.length} />
        </TableFooter>
      </Table>
    </TableContainer>
  );
};

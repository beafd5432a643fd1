/** The lines of a basket's answer: what was taken off each and by which promotion, and what it comes to. */
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Quote, QuoteLine } from '#contract/promotions/quotes';
import { useMoney } from '../../../ui/record/money.tsx';
import { QuoteRow } from './QuoteRow.tsx';
import { useMethodName } from './useMethodName.ts';
import { QuoteSums } from './QuoteSums.tsx';
import { useIsNarrow } from '../../../ui/useIsNarrow.ts';

const useNotes = () => {
  const translate = useTranslate();
  const money = useMoney();
  return ({
    sku,
    unitPrice,
    originalPrice,
    discount,
    paid,
    pointsAmount = 0,
    floor,
  }: QuoteLine): string[] => [
    ...(sku ? [sku] : []),
    ...(originalPrice > unitPrice
      ? [translate('quotes.reducedFrom', { amount: money(originalPrice) })]
      : []),
    ...(floor !== null && discount > 0 && paid + pointsAmount <= floor
      ? [translate('quotes.atFloor', { amount: money(floor) })]
      : []),
    ...(pointsAmount > 0
      ? [translate('quotes.paidWithPoints', { amount: money(pointsAmount) })]
      : []),
  ];
};

export const QuoteLines = ({ quote }: { quote: Quote }) => {
  const translate = useTranslate();
  const notesOf = useNotes();
  const methodOf = useMethodName();
  const isNarrow = useIsNarrow();
  const numbers = isNarrow
    ? (['paid'] as const)
    : (['quantity', 'unitPrice', 'discount', 'paid'] as const);
  return (
    <TableContainer tabIndex={0} role="group" aria-label={translate('quotes.lines')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate('quotes.item')}</TableCell>
            {numbers.map((name) => (
              <TableCell key={name} scope="col" align="right" sx={{ whiteSpace: 'nowrap' }}>
                {translate(`quotes.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {quote.lines.map((line) => (
            <QuoteRow key={line.id} {...line} notes={notesOf(line)} isNarrow={isNarrow} />
          ))}
          {quote.gifts.map(({ promotionId, variantId, productId, sku, name, quantity }) => (
            <QuoteRow
              key={`gift ${promotionId} ${variantId}`}
              name={name}
              {...(productId !== undefined && { productId })}
              notes={[translate('quotes.gift'), ...(sku ? [sku] : [])]}
              quantity={quantity}
              unitPrice={0}
              discount={0}
              paid={0}
              allocations={[]}
              isNarrow={isNarrow}
            />
          ))}
          {quote.shipping.map(({ method, amount, discount, paid, allocations }) => (
            <QuoteRow
              key={`shipping ${method}`}
              name={translate('quotes.shippingLine', { method: methodOf(method) })}
              notes={[]}
              unitPrice={amount}
              discount={discount}
              paid={paid}
              allocations={allocations}
              isNarrow={isNarrow}
            />
          ))}
        </TableBody>
        <QuoteSums totals={quote.totals} span={numbers.length} />
      </Table>
    </TableContainer>
  );
};

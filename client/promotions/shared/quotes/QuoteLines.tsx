/** The lines of a basket's answer: what was taken off each and by which promotion, and what it comes to. */
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
import { type Theme, useMediaQuery } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Allocation, Quote, QuoteLine } from '#contract/promotions/quotes';
import { Money, useMoney } from '../../../ui/record/money.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';

const SMALL = { color: 'text.secondary', fontSize: 12.5, lineHeight: 1.65 } as const;

const Allocations = ({ allocations }: { allocations: readonly Allocation[] }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, ...SMALL }}>
    {allocations.map(({ promotionId, label, code, amount }) => (
      <Box
        component="li"
        key={`${promotionId} ${code ?? ''}`}
        sx={{ display: 'flex', gap: 1, justifyContent: { sm: 'flex-end' }, alignItems: 'baseline' }}
      >
        <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
          <RecordLink resource="promotions" id={promotionId}>
            {label}
          </RecordLink>
          {code && <> · {code}</>}
        </Box>
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          −<Money amount={amount} />
        </Box>
      </Box>
    ))}
  </Box>
);

interface RowProps {
  name: string;
  /** Under the name. */
  notes: readonly string[];
  productId?: number;
  quantity?: number;
  unitPrice?: number;
  discount: number;
  paid: number;
  allocations: readonly Allocation[];
  isNarrow: boolean;
}

const Row = ({
  name,
  notes,
  productId,
  quantity,
  unitPrice,
  discount,
  paid,
  allocations,
  isNarrow,
}: RowProps) => (
  <TableRow sx={{ verticalAlign: 'top', '&:last-child th': { borderBottom: 0 } }}>
    <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
      {productId === undefined ? (
        name
      ) : (
        <RecordLink resource="products" id={productId}>
          {name}
        </RecordLink>
      )}
      {notes.length > 0 && <Box sx={SMALL}>{notes.join(' · ')}</Box>}
      {isNarrow && (
        <>
          {quantity !== undefined && (
            <Box sx={SMALL}>
              {quantity} × <Money amount={unitPrice} />
            </Box>
          )}
          <Allocations allocations={allocations} />
        </>
      )}
    </TableCell>
    {!isNarrow && (
      <>
        <TableCell align="right">{quantity}</TableCell>
        <TableCell align="right">
          <Money amount={unitPrice} />
        </TableCell>
        <TableCell align="right">
          {discount > 0 ? (
            <>
              −<Money amount={discount} />
            </>
          ) : (
            '–'
          )}
          <Allocations allocations={allocations} />
        </TableCell>
      </>
    )}
    <TableCell align="right">
      <Money amount={paid} />
    </TableCell>
  </TableRow>
);

const useNotes = () => {
  const translate = useTranslate();
  const money = useMoney();
  return ({ sku, unitPrice, originalPrice, discount, paid, floor }: QuoteLine): string[] => [
    ...(sku ? [sku] : []),
    ...(originalPrice > unitPrice
      ? [translate('quotes.reducedFrom', { amount: money(originalPrice) })]
      : []),
    ...(floor !== null && discount > 0 && paid <= floor
      ? [translate('quotes.atFloor', { amount: money(floor) })]
      : []),
  ];
};

const SUMS = ['goods', 'goodsDiscount', 'shipping', 'shippingDiscount', 'total'] as const;
const OFF: readonly string[] = ['goodsDiscount', 'shippingDiscount'];

const Sums = ({ totals, span }: { totals: Quote['totals']; span: number }) => {
  const translate = useTranslate();
  const shown = SUMS.filter((name) => name === 'goods' || name === 'total' || totals[name] > 0);
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
              <Money amount={totals[name]} />
            </TableCell>
          </TableRow>
        );
      })}
    </TableFooter>
  );
};

export const QuoteLines = ({ quote }: { quote: Quote }) => {
  const translate = useTranslate();
  const notesOf = useNotes();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
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
            <Row key={line.id} {...line} notes={notesOf(line)} isNarrow={isNarrow} />
          ))}
          {quote.gifts.map(({ promotionId, variantId, sku, name, quantity }) => (
            <Row
              key={`gift ${promotionId} ${variantId}`}
              name={name}
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
            <Row
              key={`shipping ${method}`}
              name={translate('quotes.shippingLine', { method })}
              notes={[]}
              unitPrice={amount}
              discount={discount}
              paid={paid}
              allocations={allocations}
              isNarrow={isNarrow}
            />
          ))}
        </TableBody>
        <Sums totals={quote.totals} span={numbers.length} />
      </Table>
    </TableContainer>
  );
};

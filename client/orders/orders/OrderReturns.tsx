import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OrderDetail, OrderReturn } from '#contract/orders/orders';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { LineProductName } from '../../pricing/shared/ProductLink.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ReviewChip } from '../shared/ReviewChip.tsx';

/** A returned line names no product: it is the one that was ordered under this SKU. */
const ReturnedName = ({
  line,
  lines,
}: {
  line: OrderReturn['lines'][number];
  lines: OrderDetail['lines'];
}) => {
  const productId = line.sku === null ? null : lines.find(({ sku }) => sku === line.sku)?.productId;
  return productId ? <LineProductName id={productId} name={line.name} /> : line.name;
};

interface ReturnedProps {
  returned: OrderReturn;
  ordered: OrderDetail['lines'];
}

const Returned = ({ returned, ordered }: ReturnedProps) => {
  const translate = useTranslate();
  const { id, externalId, returnedAt, reason, amount, shipping, review, lines } = returned;
  return (
    <Box
      component="li"
      sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <RecordLink resource="returns" id={id}>
          {externalId}
        </RecordLink>
        <ReviewChip review={review} />
        <Instant at={returnedAt} />
        <span>{reason ?? translate('orders.returns.noReason')}</span>
        <Box component="strong" sx={{ ml: 'auto' }}>
          <Money amount={amount} />
        </Box>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, color: 'text.secondary' }}>
        {lines.map((line) => (
          <Box
            component="li"
            key={line.id}
            sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}
          >
            <span>
              {line.quantity} × <ReturnedName line={line} lines={ordered} />
              {line.sku && translate('layout.inParentheses', { text: line.sku })}
            </span>
            <Money amount={line.amount} />
          </Box>
        ))}
        {shipping > 0 && (
          <Box component="li" sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
            <span>{translate('resources.returns.fields.shipping')}</span>
            <Money amount={shipping} />
          </Box>
        )}
      </Box>
    </Box>
  );
};

export const OrderReturns = ({ returns, lines }: Pick<OrderDetail, 'returns' | 'lines'>) => {
  const translate = useTranslate();
  if (returns.length === 0)
    return <Typography color="text.secondary">{translate('orders.returns.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {returns.map((returned) => (
        <Returned key={returned.id} returned={returned} ordered={lines} />
      ))}
    </Box>
  );
};

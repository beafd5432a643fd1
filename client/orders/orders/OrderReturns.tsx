import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OrderDetail, OrderReturn } from '#contract/orders/orders';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ReviewChip } from '../shared/ReviewChip.tsx';

const Returned = ({ returned }: { returned: OrderReturn }) => {
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
              {line.quantity} × {line.name}
              {line.sku && ` (${line.sku})`}
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

export const OrderReturns = ({ returns }: Pick<OrderDetail, 'returns'>) => {
  const translate = useTranslate();
  if (returns.length === 0)
    return <Typography color="text.secondary">{translate('orders.returns.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {returns.map((returned) => (
        <Returned key={returned.id} returned={returned} />
      ))}
    </Box>
  );
};

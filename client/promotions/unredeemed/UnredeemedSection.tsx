/** The discounts of an order that no redemption holds, and the decision on each. */
import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import type { UnredeemedDiscount } from '#contract/promotions/unredeemed';
import type { Api } from '../../api.ts';
import { Section } from '../../ui/record/Section.tsx';
import { UnredeemedRow } from './UnredeemedRow.tsx';

const useUnredeemed = ({ id, discount }: OrderDetail) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['orders', 'unredeemedDiscounts', id],
    queryFn: async ({ signal }) =>
      (
        await api.call<UnredeemedDiscount[]>(
          'GET',
          `/orders/${id}/unredeemedDiscounts`,
          undefined,
          signal,
        )
      ).data,
    enabled: discount > 0,
  });
};

const Discounts = ({ order }: { order: OrderDetail }) => {
  const { data: discounts = [] } = useUnredeemed(order);
  if (discounts.length === 0) return null;
  return (
    <Section title="unredeemed.title" help="unredeemed.help">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {discounts.map((discount) => (
          <UnredeemedRow key={discount.id} orderId={order.id} discount={discount} />
        ))}
      </Box>
    </Section>
  );
};

const UnredeemedSection = () => {
  const order = useRecordContext<OrderDetail>();
  return order ? <Discounts order={order} /> : null;
};
export default UnredeemedSection;

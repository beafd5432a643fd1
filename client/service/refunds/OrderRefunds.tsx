/** On the order's page: what was refunded of it here, where anything was. */
import { useRecordContext } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { Section } from '../../ui/record/Section.tsx';
import { RefundRows, useRefundsOf } from './RefundRows.tsx';

const OrderRefunds = () => {
  const order = useRecordContext<OrderDetail>();
  const refunds = useRefundsOf({ orderId: order?.id ?? 0 }, order !== undefined);
  if (refunds.length === 0) return null;
  return (
    <Section title="refunds.sectionTitle">
      <RefundRows refunds={refunds} />
    </Section>
  );
};
export default OrderRefunds;

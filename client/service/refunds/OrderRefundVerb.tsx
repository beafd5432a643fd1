import { useRecordContext } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { RefundButton } from './RefundButton.tsx';

const OrderRefundVerb = () => {
  const order = useRecordContext<OrderDetail>();
  return order ? <RefundButton order={order} /> : null;
};
export default OrderRefundVerb;

import { payments } from '#db/schema/orders/payments';
import { byPrefix } from '../../platform/lists/prefix.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { orderIdOf } from '../shared/orderIdOf.ts';

export const paymentList: ListSpec = {
  table: payments,
  keys: ['external_id', 'order_external_id', 'provider_reference'],
  hidden: ['sourceUpdatedAt'],
  filters: {
    q: byPrefix('payments', ['external_id', 'order_external_id', 'provider_reference']),
  },
  extra: { orderId: orderIdOf('payments') },
  defaultSort: ['capturedAt', 'DESC'],
};

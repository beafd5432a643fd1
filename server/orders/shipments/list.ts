/** The columns, filters and sorting of the list of shipments. */
import { shipments } from '#db/schema/orders/shipments';
import { byPrefix } from '../../platform/lists/prefix.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { orderIdOf } from '../shared/orderIdOf.ts';

/** Later than promised, as `isLate` in rules.ts says. */
const byLate: CustomFilter = (value, context) =>
  typeof value === 'boolean'
    ? {
        sql: `"shipments".promised_at is not null
          and coalesce("shipments".delivered_at, ?) ${value ? '>' : '<='} "shipments".promised_at`,
        values: [context.now()],
      }
    : null;

/** On the way: left, and neither arrived nor lost nor sent back. */
const byUnderway: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? {
        sql: `"shipments".status ${value ? 'not in' : 'in'} ('delivered', 'returned', 'lost')`,
        values: [],
      }
    : null;

export const shipmentList: ListSpec = {
  table: shipments,
  keys: ['external_id', 'order_external_id', 'tracking_number'],
  hidden: ['contentHash', 'sourceUpdatedAt'],
  filters: {
    q: byPrefix('shipments', ['external_id', 'order_external_id', 'tracking_number']),
    isLate: byLate,
    isUnderway: byUnderway,
  },
  extra: { orderId: orderIdOf('shipments') },
  defaultSort: ['shippedAt', 'DESC'],
};

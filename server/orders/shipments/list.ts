/** The columns, filters and sorting of the list of shipments. */
import { shipments } from '#db/schema/orders/shipments';
import { byPrefix } from '../../platform/lists/prefix.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { orderIdOf } from '../shared/orderIdOf.ts';
import { ENDS, lateSql } from './rules.ts';

/** Later than promised; of parcels without a promise neither holds. */
const byLate: CustomFilter = (value, context) => {
  const isLate = lateSql('"shipments"', '?');
  return typeof value === 'boolean'
    ? { sql: value ? isLate : `not (${isLate})`, values: [context.now()] }
    : null;
};

const ENDED = ENDS.map((status) => `'${status}'`).join(', ');
/** On the way: left, and neither arrived nor lost nor sent back. */
const byUnderway: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? { sql: `"shipments".status ${value ? 'not in' : 'in'} (${ENDED})`, values: [] }
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

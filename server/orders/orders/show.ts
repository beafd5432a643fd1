/** Loads one order with its lines, discounts, statuses, returns, payments and shipments. */
import type { OrderDetail } from '#contract/orders/orders';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { getRow } from '../../platform/records/records.ts';
import { paymentsOf } from '../payments/known.ts';
import { loadDifferencePayments } from '../payments/ofDifferences.ts';
import { loadOrderShipments } from '../shipments/show.ts';
import {
  discountsOf,
  linesOf,
  loadSentFrom,
  memberOf,
  shippingDiscountsOf,
  statusesOf,
} from './showParts.ts';
import { linesOfReturns, returnsOf } from './showReturns.ts';

/** The member is shown with the level that they have at the instant `now`. */
export const showOrder = async (db: Db, id: number, now: number): Promise<OrderDetail> => {
  const {
    contentHash: _hash,
    sourceUpdatedAt: _clock,
    lastLineNumber: _last,
    ...order
  } = await getRow(db, orders, id);
  const lines = await linesOf(db, { id });
  const discounts = await discountsOf(db, { id });
  const positions = new Set(lines.map(({ position }) => position));
  const returned = await returnsOf(db, { id });
  const returnIds = returned.map((one) => one.id);
  const returnedLines = await linesOfReturns(db, { returnIds });
  const member = await memberOf(db, order.memberId, now);
  return {
    ...order,
    memberName: member?.name ?? null,
    memberExternalId: member?.externalId ?? null,
    lines: lines.map((line) => ({
      ...line,
      discounts: discounts.filter(({ linePosition }) => linePosition === line.position),
    })),
    discounts: discounts.filter(
      ({ linePosition }) => linePosition === null || !positions.has(linePosition),
    ),
    shippingDiscounts: await shippingDiscountsOf(db, { id }),
    statuses: await statusesOf(db, { id }),
    returns: returned.map((one) => ({
      ...one,
      lines: returnedLines.filter(({ returnId }) => returnId === one.id),
    })),
    payments: await paymentsOf(db, { orderExternalId: order.externalId }),
    differencePayments: await loadDifferencePayments(db, order.externalId),
    shipments: await loadOrderShipments(db, order.externalId, await loadSentFrom(db, { id })),
    member,
  };
};

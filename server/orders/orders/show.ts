/** One order with its lines, what was taken off them, its life so far, and what came back. */
import type { OrderDetail, OrderDiscount, OrderLine, OrderReturn } from '#contract/orders/orders';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { statement } from '#db/statements';
import { findRow, getRow } from '../../platform/records/records.ts';

const linesOf = statement<Omit<OrderLine, 'discounts'>>(
  `select id, position, sku, name, product_id as "productId", variant_id as "variantId", category_id as "categoryId",
     quantity, unit_price as "unitPrice", discount, paid from order_lines where order_id = ? order by position`,
);
const discountsOf = statement<OrderDiscount>(
  `select id, line_position as "linePosition", code, label, amount, promotion_id as "promotionId", revision from order_discounts where order_id = ? order by id`,
);
const statusesOf = statement<OrderDetail['statuses'][number]>(
  'select status, at from order_status_changes where order_id = ? order by at',
);
const returnsOf = statement<Omit<OrderReturn, 'lines'>>(
  `select id, external_id as "externalId", returned_at as "returnedAt", counted_on as "countedOn", reason, amount, units
   from returns where order_id = ? order by returned_at, id`,
);
type ReturnLine = OrderReturn['lines'][number] & { returnId: number };
const RETURN_LINES = `select id, return_id as "returnId", sku, name, quantity, amount from return_lines
  where return_id in (?) order by return_id, position`;

const memberOf = async (db: Db, memberId: number | null): Promise<OrderDetail['member']> => {
  const row = memberId === null ? undefined : await findRow(db, members, memberId);
  if (!row) return null;
  const { id, externalId, name, level, orderCount, revenue, returned, joinedAt, provisional } = row;
  return { id, externalId, name, level, orderCount, revenue, returned, joinedAt, provisional };
};

export const showOrder = async (db: Db, id: number): Promise<OrderDetail> => {
  const { contentHash: _hash, sourceUpdatedAt: _clock, ...order } = await getRow(db, orders, id);
  const lines = await linesOf(db, id);
  const discounts = await discountsOf(db, id);
  const positions = new Set(lines.map(({ position }) => position));
  const returned = await returnsOf(db, id);
  const returnIds = returned.map((one) => one.id);
  const returnLines = await selectIn<ReturnLine>(db, RETURN_LINES, returnIds, 'integer');
  const member = await memberOf(db, order.memberId);
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
    statuses: await statusesOf(db, id),
    returns: returned.map((one) => ({
      ...one,
      lines: returnLines.filter(({ returnId }) => returnId === one.id),
    })),
    member,
  };
};

/** What is known of the orders that are reviewed: who bought what, where. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orderLines, orders } from '#db/schema/orders/orders';
import { groupBy } from '#shared/groupBy';

const byNumber = prepared({ numbers: many(orders.externalId) }, (q, { numbers }) =>
  q
    .select({
      id: orders.id,
      externalId: orders.externalId,
      channel: orders.channel,
      country: orders.country,
      memberId: orders.memberId,
    })
    .from(orders)
    .where(inArray(orders.externalId, numbers)),
);
const linesOf = prepared({ ids: many(orderLines.orderId) }, (q, { ids }) =>
  q
    .select({
      orderId: orderLines.orderId,
      categoryId: orderLines.categoryId,
      paid: orderLines.paid,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids)),
);
const memberRows = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, erasedAt: members.erasedAt })
    .from(members)
    .where(inArray(members.id, ids)),
);

export interface ReviewedOrder {
  id: number;
  channel: string;
  country: string | null;
  memberId: number | null;
  /** Whoever was erased says nothing any more. */
  isErased: boolean;
  /** The category for which most was paid. */
  categoryId: number | null;
}

const mainCategory = (lines: readonly { categoryId: number | null; paid: number }[]) => {
  const paid = new Map<number, number>();
  for (const { categoryId, paid: amount } of lines)
    if (categoryId !== null) paid.set(categoryId, (paid.get(categoryId) ?? 0) + amount);
  const [first] = [...paid].toSorted(([a, one], [b, other]) => other - one || a - b);
  return first?.[0] ?? null;
};

export const loadReviewedOrders = async (
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, ReviewedOrder>> => {
  const rows = await byNumber(db, { numbers: [...new Set(numbers)] });
  const lines = groupBy(
    await linesOf(db, { ids: rows.map(({ id }) => id) }),
    ({ orderId }) => orderId,
  );
  const ids = [...new Set(rows.flatMap(({ memberId }) => memberId ?? []))];
  const erased = new Set(
    (await memberRows(db, { ids })).flatMap(({ id, erasedAt }) => (erasedAt === null ? [] : [id])),
  );
  return new Map(
    rows.map(({ externalId, ...order }) => [
      externalId,
      {
        ...order,
        isErased: order.memberId !== null && erased.has(order.memberId),
        categoryId: mainCategory(lines.get(order.id) ?? []),
      },
    ]),
  );
};

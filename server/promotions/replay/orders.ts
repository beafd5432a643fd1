/** Loads the recent orders that a replay evaluates. */
import type { Db } from '#db';
import type { members } from '#db/schema/members/members';
import type { orders } from '#db/schema/orders/orders';
import { query } from '#db/statements';
import { type LevelOf, openLevels } from '../../members/levels/load.ts';
import { EARLIER_ORDERS } from '../../orders/shared/earlierOrders.ts';
import type { Shopper } from '../engine/types.ts';

type Order = typeof orders.$inferSelect;
type Member = typeof members.$inferSelect;

/** An order with its member; the member's columns are null for a guest. */
interface OrderRow extends Pick<Order, 'id' | 'channel' | 'shipping'> {
  external_id: string;
  placed_at: number;
  counted_on: string;
  member: string | null;
  member_id: number | null;
  groups: string | null;
  joined_at: number | null;
  birthday: Member['birthday'];
  earlier: number | null;
  total: number;
}

export interface ReplayOrder {
  id: number;
  externalId: string;
  placedAt: number;
  /** The business day on which the order counts. */
  day: string;
  shipping: number;
  shopper: Shopper;
}

const toOrder = (row: OrderRow, levelOf: LevelOf): ReplayOrder => ({
  id: row.id,
  externalId: row.external_id,
  placedAt: row.placed_at,
  day: row.counted_on,
  shipping: row.shipping,
  shopper: {
    key: row.member === null ? null : `member:${row.member}`,
    ...levelOf(row.member_id === null ? null : Number(row.member_id), row.placed_at),
    groups: row.groups === null ? [] : (JSON.parse(row.groups) as string[]),
    channel: row.channel,
    joinedAt: row.joined_at,
    orderNumber: row.earlier === null ? null : Number(row.earlier) + 1,
    birthday: row.birthday,
  },
});

/** Orders since the day: all of them, or every nth where there are more than `most`. `total` is the number of all. */
export const loadOrders = async (
  db: Db,
  from: string,
  most: number,
): Promise<{ orders: ReplayOrder[]; total: number }> => {
  // By hand: selects rows by their number, and counts each member's earlier orders.
  const rows = await query<OrderRow>(
    db,
    `select * from (
       select o.id, o.external_id, o.channel, o.placed_at, o.counted_on, o.shipping, m.external_id as member, m.id as member_id,
         m.groups, m.joined_at, m.birthday,
         ${EARLIER_ORDERS} as earlier,
         row_number() over (order by o.id) as n, count(*) over () as total
       from orders o left join members m on m.id = o.member_id where o.counted_on >= ?
     ) as numbered where (n - 1) % (case when total > ? then (total + ? - 1) / ? else 1 end) = 0 order by id`,
    [from, most, most, most],
  );
  const levelOf = await openLevels(
    db,
    rows.map(({ member_id: memberId }) => (memberId === null ? null : Number(memberId))),
  );
  return { orders: rows.map((row) => toOrder(row, levelOf)), total: Number(rows[0]?.total ?? 0) };
};

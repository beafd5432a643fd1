/** Reads orders with their returns as the bundles whose contributions the rollups sum. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { Bundle, ReturnFacts } from './rules.ts';

interface OrderRow {
  id: number;
  channel: string;
  member_id: number | null;
  counted_on: string | null;
}
interface PaidRow extends OrderRow {
  paid_at: number | null;
}
interface LineRow {
  order_id: number;
  category_id: number | null;
  quantity: number;
  paid: number;
  discount: number;
}
interface ReturnRow extends OrderRow {
  order_id: number | null;
}

const returnFacts = async (
  db: Db,
  rows: readonly ReturnRow[],
): Promise<Map<number, ReturnFacts>> => {
  const facts = new Map(
    rows.map(({ id, counted_on }): [number, ReturnFacts] => [
      id,
      { countedOn: counted_on, lines: [] },
    ]),
  );
  const lines = await selectIn<{ return_id: number; category_id: number | null; amount: number }>(
    db,
    'select return_id, category_id, amount from return_lines where return_id in (?)',
    [...facts.keys()],
    'integer',
  );
  for (const line of lines)
    facts.get(line.return_id)?.lines.push({ categoryId: line.category_id, amount: line.amount });
  return facts;
};

/** Bundles of these orders, returns included, and of these returns that belong to no known order. */
export const loadBundles = async (
  db: Db,
  {
    orderIds = [],
    returnIds = [],
  }: { orderIds?: readonly number[]; returnIds?: readonly number[] },
): Promise<Bundle[]> => {
  const orders = await selectIn<PaidRow>(
    db,
    'select id, channel, member_id, counted_on, paid_at from orders where id in (?)',
    orderIds,
    'integer',
  );
  const ids = orders.map(({ id }) => id);
  const lines = await selectIn<LineRow>(
    db,
    'select order_id, category_id, quantity, paid, discount from order_lines where order_id in (?)',
    ids,
    'integer',
  );
  const columns = 'select id, order_id, channel, member_id, counted_on from returns where';
  const returned = await selectIn<ReturnRow>(db, `${columns} order_id in (?)`, ids, 'integer');
  const alone = await selectIn<ReturnRow>(
    db,
    `${columns} order_id is null and id in (?)`,
    returnIds,
    'integer',
  );
  const facts = await returnFacts(db, [...returned, ...alone]);

  const bundles = new Map(
    orders.map(({ id, channel, member_id, counted_on, paid_at }): [number, Bundle] => [
      id,
      {
        channel,
        memberId: member_id,
        order: { id, countedOn: counted_on, paidAt: paid_at, lines: [] },
        returns: [],
      },
    ]),
  );
  for (const { order_id, category_id, quantity, paid, discount } of lines) {
    bundles.get(order_id)?.order?.lines.push({ categoryId: category_id, quantity, paid, discount });
  }
  for (const row of returned) {
    const fact = facts.get(row.id);
    if (fact && row.order_id !== null) bundles.get(row.order_id)?.returns.push(fact);
  }
  const single = alone.map(({ id, channel, member_id }): Bundle => {
    const fact = facts.get(id);
    return { channel, memberId: member_id, order: null, returns: fact ? [fact] : [] };
  });
  return [...bundles.values(), ...single];
};

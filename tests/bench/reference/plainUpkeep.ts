/**
 * Replaces the console's upkeep in the bundle with minimal figures in the order's transaction: sums of the day, of each
 * article and day, and of the customer, with one statement each. It has no channels, category tree, distinct buyers or
 * edits. (The bundle does not contain the article, so its category and price identify it.)
 */
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { Bundle } from '#server/orders/sales/bundle';

/** Runs once on a copy of the store and computes the sums of its orders. */
export const SETUP = [
  'create table plain_days (day text primary key, orders integer not null, revenue bigint not null)',
  `create table plain_article_days (day text, article bigint, units integer not null, revenue bigint not null,
    primary key (day, article))`,
  `create table plain_customers (id integer primary key, orders integer not null, revenue bigint not null,
    first_at bigint, last_at bigint)`,
  `insert into plain_days select counted_on, count(*), sum(revenue) from orders where counted_on is not null group by 1`,
  `insert into plain_article_days select o.counted_on, l.category_id * 1000000 + l.paid, sum(l.quantity), sum(l.paid)
    from orders o join order_lines l on l.order_id = o.id where o.counted_on is not null group by 1, 2`,
  `insert into plain_customers select member_id, count(*), sum(revenue), min(paid_at), max(paid_at) from orders
    where counted_on is not null and member_id is not null group by 1`,
];

const addDay = statement(`insert into plain_days (day, orders, revenue) values (?, 1, ?)
  on conflict (day) do update set orders = plain_days.orders + 1, revenue = plain_days.revenue + excluded.revenue`);
const addArticle =
  statement(`insert into plain_article_days (day, article, units, revenue) values (?, ?, ?, ?)
  on conflict (day, article) do update set units = plain_article_days.units + excluded.units,
    revenue = plain_article_days.revenue + excluded.revenue`);
const addCustomer =
  statement(`insert into plain_customers (id, orders, revenue, first_at, last_at) values (?, 1, ?, ?, ?)
  on conflict (id) do update set orders = plain_customers.orders + 1,
    revenue = plain_customers.revenue + excluded.revenue, last_at = excluded.last_at`);

export const applySales = async (tx: Db, { after }: { after: readonly Bundle[] }) => {
  for (const { order, memberId } of after) {
    if (!order?.countedOn) continue;
    const day = order.countedOn;
    const revenue = order.lines.reduce((sum, { paid }) => sum + paid, 0);
    await addDay(tx, day, revenue);
    for (const { categoryId, paid, quantity } of order.lines)
      await addArticle(tx, day, (categoryId ?? 0) * 1_000_000 + paid, quantity, paid);
    if (memberId !== null) await addCustomer(tx, memberId, revenue, order.paidAt, order.paidAt);
  }
};

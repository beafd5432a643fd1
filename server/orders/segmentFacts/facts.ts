/** What rules about members read of orders, returns and events. */
import { inValues } from '#db/statements';
import type { Asked, FactSql, factSql } from '../../members/segmentRules/factSql.ts';
import { column, OF_PERSON } from '../../members/segmentRules/factSql.ts';
import { ACTIVE_TYPES } from '../sales/activeTypes.ts';

const ORDERS = `from orders o where o.member_id ${OF_PERSON} and o.counted_on is not null`;

/** In a period the rows are counted; for all of the time the months of the member are. */
const counted = (all: string, inDays: string): FactSql => ({
  value: ({ firstDay }: Asked) =>
    firstDay === ''
      ? {
          sql: `coalesce((select sum(s.${all}) from member_months s where s.member_id ${OF_PERSON}), 0)`,
          values: [],
        }
      : { sql: inDays, values: [firstDay] },
});

const IS_ACTIVE = `e.type in (${ACTIVE_TYPES.map((type) => `'${type}'`).join(', ')})`;

/** Over an empty day every day counts, because it comes before all others. */
const twice = (sql: string): FactSql => ({
  value: ({ firstDay }) => ({ sql, values: [firstDay, firstDay] }),
});

const bought = ({ db, firstDay }: Asked, keys: readonly string[] | null) =>
  keys === null
    ? {
        sql: `exists (select 1 ${ORDERS} and o.counted_on >= ? and o.sold_categories <> '')`,
        values: [firstDay],
      }
    : {
        sql: `exists (select 1 ${ORDERS} and o.counted_on >= ? and exists (
          select 1 from order_lines l where l.order_id = o.id and l.paid > 0 and l.category_id in (
            select c.id from categories c join categories above on c.path like above.path || '%'
            where cast(above.id as text) ${inValues(db, 'text')})))`,
        values: [firstDay, JSON.stringify(keys)],
      };

const events = ({ db, condition, firstDay }: Asked) => ({
  sql: `(select count(*) from events e where e.member_id ${OF_PERSON} and e.day >= ? and e.type ${inValues(db, 'text')})`,
  values: [firstDay, JSON.stringify(condition.keys ?? [])],
});

export const ORDER_FACTS: (typeof factSql)['parts'][number] = {
  orders: counted('orders', `(select count(*) ${ORDERS} and o.counted_on >= ?)`),
  netSpend: counted(
    'net_spend',
    `coalesce((select sum(o.revenue - o.returned) ${ORDERS} and o.counted_on >= ?), 0)`,
  ),
  returns: counted(
    'returns',
    `(select count(*) from returns r where r.member_id ${OF_PERSON} and r.counted_on >= ?)`,
  ),
  activeDays: {
    value: ({ firstDay }) =>
      firstDay === ''
        ? {
            sql: `coalesce((select sum(s.active_days) from member_months s where s.member_id ${OF_PERSON}), 0)`,
            values: [],
          }
        : {
            sql: `(select count(*) from (select o.counted_on as day ${ORDERS} and o.counted_on >= ?
              union select e.day from events e where e.member_id ${OF_PERSON} and e.day >= ? and ${IS_ACTIVE}) as active)`,
            values: [firstDay, firstDay],
          },
  },
  /** Of ten thousand orders; null without any. */
  discountedShare: {
    value: ({ firstDay }) => ({
      sql: `(select sum(case when o.discount > 0 then 10000 else 0 end) / nullif(count(*), 0) ${ORDERS} and o.counted_on >= ?)`,
      values: [firstDay],
    }),
  },
  lastOrderAt: column(`(select max(p.last_order_at) from members p where p.id ${OF_PERSON})`),
  firstOrderAt: column(`(select min(p.first_order_at) from members p where p.id ${OF_PERSON})`),
  boughtCategories: { has: bought },
  events: { value: events },
  /** Whole views for each order; null without an order. */
  viewsPerOrder: twice(
    `(select count(*) from events e where e.member_id ${OF_PERSON} and e.type = 'product_view' and e.day >= ?)
      / nullif((select count(*) ${ORDERS} and o.counted_on >= ?), 0)`,
  ),
};

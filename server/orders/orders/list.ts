/** The columns, filters and sorting of the list of orders. */
import { HISTORY_AFTER_DAYS } from '#contract/orders/orders';
import { orders } from '#db/schema/orders/orders';
import { withMembers } from '../../members/members/withMembers.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { DAY_MS } from '#shared/days';
import { bySearch } from '../search/bySearch.ts';
import { somethingLeft } from './somethingLeft.ts';

/** Columns for writing the next version of the store's record, which are not shown. */
const SOURCE_COLUMNS = ['contentHash', 'sourceUpdatedAt', 'lastLineNumber', 'isHistory'];

const isId = (value: unknown): value is number | string =>
  /^[1-9]\d{0,9}$/.test(String(value)) && Number(value) <= 2_147_483_647;

/** Orders with a paid line in the category or its subtree: those that count in its figures. */
const byCategory: CustomFilter = (value) =>
  isId(value)
    ? {
        sql: `exists (select 1 from order_lines l where l.order_id = "orders".id and l.paid > 0 and l.category_id in
          (select c.id from categories c where c.path like (select path from categories where id = ?) || '%'))`,
        values: [Number(value)],
      }
    : null;

const byProduct: CustomFilter = (value) =>
  isId(value)
    ? {
        sql: '"orders".id in (select order_id from order_lines where product_id = ?)',
        values: [Number(value)],
      }
    : null;

const byReturn: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? {
        sql: `${value ? '' : 'not '}exists (select 1 from returns r where r.order_id = "orders".id)`,
        values: [],
      }
    : null;

const byHasMember: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? { sql: `"orders".member_id is ${value ? 'not ' : ''}null`, values: [] }
    : null;

const byUndecided: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? { sql: `"orders".undecided_discount_count ${value ? '>' : '='} 0`, values: [] }
    : null;

/** Paid sales of which somebody can still ship something; imported history is none of them. */
const byToShip: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? {
        sql: `${value ? '' : 'not '}("orders".status = 'paid' and "orders".kind = 'sale'
          and "orders".paid_at is not null and "orders".created_at - "orders".paid_at < ?
          and ${somethingLeft.sql})`,
        values: [HISTORY_AFTER_DAYS * DAY_MS, ...somethingLeft.values],
      }
    : null;

export const orderList: ListSpec = {
  table: orders,
  hidden: SOURCE_COLUMNS,
  keys: ['external_id'],
  filters: {
    q: bySearch({
      table: 'orders',
      numbers: ['external_id'],
      lines: { table: 'order_lines', owner: 'order_id' },
    }),
    categoryId: byCategory,
    productId: byProduct,
    hasReturn: byReturn,
    ofMember: byHasMember,
    toShip: byToShip,
    hasUndecidedDiscount: byUndecided,
  },
  defaultSort: ['placedAt', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};

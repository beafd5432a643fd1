import { returns } from '#db/schema/orders/returns';
import { isDay } from '#shared/days';
import { bySearch } from '../search/bySearch.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { withMembers } from '../../members/members/withMembers.ts';

/** Returns with a line in the category or its subtree. */
const byCategory: CustomFilter = (value) =>
  /^[1-9]\d{0,9}$/.test(String(value))
    ? {
        sql: `exists (select 1 from return_lines l where l.return_id = "returns".id and l.category_id in
          (select c.id from categories c where c.path like (select path from categories where id = ?) || '%'))`,
        values: [Math.min(Number(value), 2_147_483_647)],
      }
    : null;

const byHasMember: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? { sql: `"returns".member_id is ${value ? 'not ' : ''}null`, values: [] }
    : null;

/** By the business day on which what came back was sold. */
const bySaleDay =
  (operator: '>=' | '<'): CustomFilter =>
  (value) =>
    typeof value === 'string' && isDay(value)
      ? {
          sql: `"returns".order_id in (select o.id from orders o where o.counted_on ${operator} ?)`,
          values: [value],
        }
      : null;

export const returnList: ListSpec = {
  table: returns,
  keys: ['external_id', 'order_external_id'],
  hidden: ['contentHash', 'sourceUpdatedAt', 'refundId', 'metShipping'],
  extra: {
    reasonCode: `(select reason.code from return_reasons reason where reason.id = "returns".reason_id)`,
  },
  filters: {
    q: bySearch({ table: 'returns', numbers: ['external_id', 'order_external_id'] }),
    categoryId: byCategory,
    ofMember: byHasMember,
    soldOn_gte: bySaleDay('>='),
    soldOn_lt: bySaleDay('<'),
  },
  defaultSort: ['returnedAt', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};

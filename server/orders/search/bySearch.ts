/** The search of orders and of returns: by number, by the customer, by a whole SKU. */
import { searchCondition } from '#db/search';
import { keyForms } from '#shared/searchText';
import { seesPersonal } from '../../members/members/list.ts';
import { asSearchText, beginsWith } from '../../platform/lists/prefix.ts';
import type { Condition, CustomFilter } from '../../platform/lists/spec.ts';

/** A single letter finds too many customers to be of use. */
const MIN_NAME = 2;

interface Searched {
  table: 'orders' | 'returns';
  /** Columns of numbers, of which the beginning is enough. */
  numbers: readonly string[];
  /** The table of its lines with the column that names the record, where SKUs are searched. */
  lines?: { table: string; owner: string };
}

/**
 * A number may be written with a leading #. Customers are found as in their list: a role that sees no personal data finds
 * nobody by it.
 */
export const bySearch =
  ({ table, numbers, lines }: Searched): CustomFilter =>
  (value, context): Condition | null => {
    const text = asSearchText(value);
    if (text === null) return null;
    if (text === '') return { sql: '1 = 1', values: [] };
    const number = text.replace(/^#\s*/, '');
    const found = numbers.flatMap((column) =>
      keyForms(number || text).map((form) => beginsWith(column, form)),
    );
    const selects = found.map(({ sql }) => `select id from ${table} where ${sql}`);
    const values = found.flatMap((one) => one.values);
    selects.push(
      `select r.id from ${table} r join members m on m.id = r.member_id where m.external_id = ?`,
    );
    values.push(text);
    const customers =
      text.length >= MIN_NAME
        ? searchCondition(context.db, 'members', text, seesPersonal(context))
        : null;
    if (customers) {
      selects.push(
        `select id from ${table} where member_id in (select id from members where ${customers.sql})`,
      );
      values.push(...customers.values);
    }
    if (lines) {
      selects.push(
        `select l.${lines.owner} from ${lines.table} l where l.product_id in (select product_id from variants where sku = ?)
          and l.sku = ?`,
      );
      values.push(text, text);
    }
    return { sql: `"${table}".id in (${selects.join(' union ')})`, values };
  };

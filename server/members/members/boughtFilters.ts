/**
 * Filters members by the purchases that figures count: within days, of a channel, of a category with its subtree, and
 * whether they had bought there before. By hand, because this domain must not import orders.
 */
import { isDay } from '#shared/days';
import type { Condition, CustomFilter, Filter } from '../../platform/lists/spec.ts';

const isDayValue = (value: unknown): value is string => typeof value === 'string' && isDay(value);
const isChannel = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 40 && !value.includes('\0');
const isId = (value: unknown) =>
  /^[1-9]\d{0,9}$/.test(String(value)) && Number(value) <= 2_147_483_647;
const isFlag = (value: unknown) => typeof value === 'boolean';

const CHECKS: Record<string, (value: unknown) => boolean> = {
  boughtOn_gte: isDayValue,
  boughtOn_lt: isDayValue,
  boughtChannel: isChannel,
  boughtCategoryId: isId,
  isNewBuyer: isFlag,
};

const PARTS: Record<string, string> = {
  boughtOn_gte: 'o.counted_on >= ?',
  boughtOn_lt: 'o.counted_on < ?',
  boughtChannel: 'o.channel = ?',
  boughtCategoryId: `exists (select 1 from order_lines l where l.order_id = o.id and l.paid > 0 and l.category_id in
    (select c.id from categories c where c.path like (select path from categories where id = ?) || '%'))`,
};
/** The parts that say where something was bought, not when. */
const SCOPE = ['boughtChannel', 'boughtCategoryId'];

const buyers = (filter: Filter, keys: readonly string[], when?: Condition): Condition => {
  const used = keys.filter((key) => filter[key] !== undefined);
  const parts = used.flatMap((key) => PARTS[key] ?? []);
  return {
    sql: `(select o.member_id from orders o where ${['o.counted_on is not null', 'o.member_id is not null', ...parts, ...(when ? [when.sql] : [])].join(' and ')})`,
    values: [
      ...used.map((key) =>
        key === 'boughtCategoryId' ? Number(filter[key]) : String(filter[key]),
      ),
      ...(when?.values ?? []),
    ],
  };
};

/** The condition of all fields together; null where whether somebody is new is asked without a first day. */
const boughtCondition = (filter: Filter): Condition | null => {
  const { isNewBuyer, boughtOn_gte: from } = filter;
  const inDays = buyers(filter, Object.keys(PARTS));
  const within = { sql: `"members".id in ${inDays.sql}`, values: inDays.values };
  if (isNewBuyer === undefined) return within;
  if (!isDayValue(from)) return null;
  const before = buyers(filter, SCOPE, { sql: 'o.counted_on < ?', values: [from] });
  return {
    sql: `${within.sql} and "members".id ${isNewBuyer === true ? 'not ' : ''}in ${before.sql}`,
    values: [...within.values, ...before.values],
  };
};

const isFirst = (key: string, filter: Filter) =>
  Object.keys(CHECKS).find((known) => filter[known] !== undefined) === key;

/** Each field is checked by itself; the first one given adds the condition of all. */
export const BOUGHT_FILTERS: Record<string, CustomFilter> = Object.fromEntries(
  Object.entries(CHECKS).map(([key, isValid]): [string, CustomFilter] => [
    key,
    (value, _context, filter) => {
      if (!isValid(value)) return null;
      return isFirst(key, filter) ? boughtCondition(filter) : { sql: '1 = 1', values: [] };
    },
  ]),
);

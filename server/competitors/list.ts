/** Offers as lists show them, beside what we ask ourselves. */
import { competitorOffers } from '#db/schema/competitors';
import type { CustomFilter, ListSpec } from '../http/list.ts';
import { publicPriceSql } from '../pricing/sql.ts';

const named = (key: string) =>
  `(select ${key} from variants v join products p on p.id = v.product_id where v.id = "competitor_offers".variant_id)`;
const TOTAL = '("competitor_offers".amount + "competitor_offers".shipping)';
const OURS = publicPriceSql('"competitor_offers".variant_id', 'clock.at');

/** Competitors' prices that moved and that nobody has looked at since. */
export const MOVED = `"competitor_offers".moved_at is not null and "competitor_offers".own = 0
  and "competitor_offers".archived_at is null
  and ("competitor_offers".seen_at is null or "competitor_offers".seen_at < "competitor_offers".moved_at)`;

const when =
  (yes: string, no: string): CustomFilter =>
  (value) =>
    typeof value === 'boolean' ? { sql: `(${value ? yes : no})`, values: [] } : null;

export const competitorOfferList: ListSpec = {
  table: competitorOffers,
  extra: { name: named('p.name'), sku: named('v.sku'), productId: named('p.id'), total: TOTAL },
  timed: { ourAmount: OURS, indexBps: `(10000 * ${OURS} / nullif(${TOTAL}, 0))` },
  filters: {
    q: (value) => {
      if (typeof value !== 'string' || value.length > 200 || value.includes('\0')) return null;
      const like = `%${value
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&')}%`;
      return {
        sql: `(lower("competitor_offers".seller) like ? escape '\\' or "competitor_offers".variant_id in
          (select v.id from variants v join products p on p.id = v.product_id
           where v.sku = ? or lower(p.name) like ? escape '\\'))`,
        values: [like, value.trim(), like],
      };
    },
    moved: when(MOVED, `not (${MOVED})`),
    archived: when('"competitor_offers".archived_at is not null', '"competitor_offers".archived_at is null'),
    productId: (value) =>
      /^[1-9]\d{0,9}$/.test(String(value))
        ? {
            sql: '"competitor_offers".variant_id in (select id from variants where product_id = ?)',
            values: [Number(value)],
          }
        : null,
  },
  defaultSort: ['movedAt', 'DESC'],
};

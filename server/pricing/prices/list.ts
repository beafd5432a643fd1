/** The lists of prices and of logged prices: columns, filters and sorting. */
import { FOREVER } from '#contract/pricing/prices';
import { priceEvents, prices } from '#db/schema/pricing/prices';
import type { Context } from '../../platform/http/context.ts';
import { seesCosts } from '../../platform/http/costs.ts';
import { asSearchText } from '../../platform/lists/prefix.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { withoutTellingBatches } from '../tellingBatches/load.ts';
import { withProductNames } from './productNames.ts';
import { foundVariants } from './variantSearch.ts';

const named = (key: string) =>
  `(select ${key} from variants v join products p on p.id = v.product_id where v.id = "prices".variant_id)`;

/** The end of a price; null for a price without an end. */
const endOf = (endsAt: number): number | null => (endsAt === FOREVER ? null : endsAt);
export const withEnd = <T extends { endsAt: number }>(row: T) => ({
  ...row,
  endsAt: endOf(row.endsAt),
});

/** By a whole SKU, or by what finds the product. */
const byVariant =
  (table: string): CustomFilter =>
  (value, { db }) => {
    const text = asSearchText(value);
    if (text === null) return null;
    if (text === '') return { sql: '1 = 1', values: [] };
    const { sql, values } = foundVariants(db, text);
    return { sql: `"${table}".variant_id in ${sql}`, values };
  };

/** Prices of one batch are its rows. */
const byBatch = (context: Context) => (seesCosts(context) ? [] : ['batchId']);

export const priceSpec: ListSpec = {
  table: prices,
  extra: { name: named('p.name'), sku: named('v.sku'), productId: named('p.id') },
  filters: {
    q: byVariant('prices'),
    /** In force, planned, or ended. */
    state: (value, context) => {
      const now = context.now();
      if (value === 'current')
        return { sql: '"prices".starts_at <= ? and "prices".ends_at > ?', values: [now, now] };
      if (value === 'planned') return { sql: '"prices".starts_at > ?', values: [now] };
      return value === 'over' ? { sql: '"prices".ends_at <= ?', values: [now] } : null;
    },
  },
  defaultSort: ['startsAt', 'DESC'],
  guarded: byBatch,
  finish: async (context, rows) =>
    (await withProductNames(context.db, await withoutTellingBatches(context, rows))).map((row) => ({
      ...row,
      endsAt: endOf(row.endsAt as number),
    })),
};

const namedEvent = (key: string) =>
  `(select ${key} from variants v join products p on p.id = v.product_id where v.id = "price_events".variant_id)`;

/** What was logged while the variant was not shown was no shown price. */
const WHILE_SHOWN = `from shown_spans s where s.variant_id = "price_events".variant_id
  and s.starts_at <= "price_events".effective_at and s.ends_at > "price_events".effective_at`;
const SHOWN_UNTIL = `(select min(stop.at) from (select min(n.effective_at) as at from price_events n
  where n.variant_id = "price_events".variant_id and n.effective_at > "price_events".effective_at
  union all select s.ends_at ${WHILE_SHOWN}) stop)`;

export const priceEventSpec: ListSpec = {
  table: priceEvents,
  extra: {
    name: namedEvent('p.name'),
    sku: namedEvent('v.sku'),
    productId: namedEvent('p.id'),
    shownUntil: SHOWN_UNTIL,
  },
  scope: () => ({ sql: `exists (select 1 ${WHILE_SHOWN})`, values: [] }),
  hidden: ['actorId'],
  guarded: byBatch,
  filters: { q: byVariant('price_events') },
  defaultSort: ['effectiveAt', 'DESC'],
  finish: async (context, rows) =>
    (await withProductNames(context.db, await withoutTellingBatches(context, rows))).map((row) => ({
      ...row,
      shownUntil: endOf(Number(row.shownUntil)),
    })),
};

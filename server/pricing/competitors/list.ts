/** The list of competitor offers, compared with our own prices. */
import { competitorOffers } from '#db/schema/pricing/competitors';
import { foldedText } from '#db/search';
import { inValues, query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { parseList } from '../../platform/lists/parse.ts';
import { asSearchText } from '../../platform/lists/prefix.ts';
import { wordsCondition } from '../../platform/lists/search.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { RATE } from '#shared/money';
import { withProductNames } from '../prices/productNames.ts';
import { foundVariants } from '../prices/variantSearch.ts';
import { publicPriceSql } from '../reports/sql.ts';

const named = (key: string) =>
  `(select ${key} from variants v join products p on p.id = v.product_id where v.id = "competitor_offers".variant_id)`;
const TOTAL = '("competitor_offers".amount + "competitor_offers".shipping)';
const OURS = publicPriceSql('"competitor_offers".variant_id', 'clock.at');

/** Competitors' price movements that nobody has marked as seen. */
export const MOVED = `"competitor_offers".moved_at is not null and "competitor_offers".own = 0
  and "competitor_offers".archived_at is null
  and ("competitor_offers".seen_at is null or "competitor_offers".seen_at < "competitor_offers".moved_at)`;

const when =
  (yes: string, no: string): CustomFilter =>
  (value) =>
    typeof value === 'boolean' ? { sql: `(${value ? yes : no})`, values: [] } : null;

const bySellerOrProduct: CustomFilter = (value, { db }) => {
  const text = asSearchText(value);
  if (text === null) return null;
  if (text === '') return { sql: '1 = 1', values: [] };
  const seller = wordsCondition(
    foldedText(db, [{ sql: '"competitor_offers".seller', localized: false }]),
    text,
  );
  const found = foundVariants(db, text);
  return {
    sql: `(${seller?.sql ?? '1 = 0'} or "competitor_offers".variant_id in ${found.sql})`,
    values: [...(seller?.values ?? []), ...found.values],
  };
};

export const offers: ListSpec = {
  table: competitorOffers,
  extra: { name: named('p.name'), sku: named('v.sku'), productId: named('p.id'), total: TOTAL },
  filters: {
    q: bySellerOrProduct,
    moved: when(MOVED, `not (${MOVED})`),
    archived: when(
      '"competitor_offers".archived_at is not null',
      '"competitor_offers".archived_at is null',
    ),
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

/**
 * Adds the products' names, our own prices of the variants, and the comparison with them. By hand: the price is the same expression that the
 * list computes.
 */
const priced = async ({ db, now }: Context, rows: Record<string, unknown>[]) => {
  const variantIds = new Set(rows.map(({ variantId }) => Number(variantId)));
  const ours = await query<{ id: number; amount: number | null }>(
    db,
    `select v.id, ${publicPriceSql('v.id', 'clock.at')} as amount
     from (select cast(? as bigint) as at) as clock cross join variants v where v.id ${inValues(db, 'bigint')}`,
    [now(), JSON.stringify([...variantIds])],
  );
  const amounts = new Map(ours.map(({ id, amount }) => [id, amount]));
  const completed = rows.map((row): Record<string, unknown> => {
    const ourAmount = amounts.get(Number(row.variantId)) ?? null;
    const total = Number(row.total ?? 0);
    const indexBps =
      ourAmount === null || total === 0 ? null : Math.floor((RATE * ourAmount) / total);
    return { ...row, ourAmount, indexBps };
  });
  return withProductNames(db, completed);
};

const sortableByOurs: ListSpec = {
  ...offers,
  timed: { ourAmount: OURS, indexBps: `(10000 * ${OURS} / nullif(${TOTAL}, 0))` },
};
const page: ListSpec = { ...offers, finish: priced };

const COMPARES = /^(ourAmount|indexBps)/;
const compares = (filter: object, sort: unknown) =>
  [...Object.keys(filter), Array.isArray(sort) ? String(sort[0]) : ''].some((field) =>
    COMPARES.test(field),
  );

/** The list as a file has it: always with our own prices, and computed for all rows where it is sorted by them. */
export const offerFile: ListSpec = {
  ...page,
  asked: async ({ filter, sort }) =>
    compares(filter, sort) ? (sortableByOurs.timed ?? null) : null,
};

/** Our own prices are loaded for the rows of the page; for all rows only when the list is sorted by them. */
export const listOffers = (context: Context, call: { query: unknown }) => {
  const { filter, sort } = parseList(call.query as Record<string, unknown>);
  return listOf(compares(filter, sort) ? sortableByOurs : page)(context, call);
};

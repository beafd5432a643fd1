/** Loads the variants that some baskets name, with their prices and facts. */
import type { Audience, PriceListFacts, PriceRow } from '#contract/pricing/prices';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { among } from '#db/statements';
import type { Settings } from '#contract/platform/settings';
import { factsOfRows, type VariantFacts } from './variantFacts.ts';
import type { VariantRow } from './variantRows.ts';
import { type PricedRow, pricedVariants } from './pricedVariants.ts';

/** Variants that a basket names, each with the prices that hold for it. */
interface Found {
  row: VariantRow;
  prices: PriceRow[];
}
interface Shelf {
  byId: Map<number, Found>;
  bySku: Map<string, Found>;
  lists: Map<number, PriceListFacts>;
}
/** What some baskets name, as it is at an instant. */
export interface Stock extends Shelf {
  at: number;
  facts: Map<number, VariantFacts>;
}

const add = ({ byId, bySku, lists }: Shelf, rows: readonly PricedRow[]) => {
  for (const row of rows) {
    let found = byId.get(row.id);
    if (!found) {
      byId.set(row.id, (found = { row, prices: [] }));
      // Of several with one SKU the oldest, which comes last and stays.
      if (row.sku !== null) bySku.set(row.sku, found);
    }
    if (row.price_id === null) continue;
    const { list_id: listId, code, kind, priority } = row;
    found.prices.push({
      id: row.price_id,
      listId,
      variantId: row.id,
      minQuantity: row.min_quantity,
      amount: row.amount,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    });
    if (!lists.has(listId))
      lists.set(listId, {
        id: listId,
        code,
        kind,
        priority,
        audience: JSON.parse(row.audience) as Audience,
      });
  }
};

export type Lines = QuoteInput['lines'];

/** Everything that these lines name, in two statements, however many they are. */
export const stockOf = async (
  db: Db,
  lines: Lines,
  at: number,
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Stock> => {
  const shelf: Shelf = { byId: new Map(), bySku: new Map(), lists: new Map() };
  const fetch = async (
    column: string,
    keys: readonly (string | number)[],
    kind: 'text' | 'integer',
  ) => {
    if (keys.length === 0) return;
    const { sql, values } = among(db, keys, kind);
    add(shelf, await pricedVariants(db, `${column} ${sql}`, [at, at, ...values]));
  };
  const skus = [...new Set(lines.flatMap(({ sku }) => sku ?? []))];
  await fetch('v.sku', skus, 'text');
  const ids = [...new Set(lines.flatMap(({ variantId }) => variantId ?? []))];
  await fetch(
    'v.id',
    ids.filter((id) => !shelf.byId.has(id)),
    'integer',
  );
  const rows = [...shelf.byId.values()].map(({ row }) => row);
  return { ...shelf, at, facts: await factsOfRows(db, rows, settings) };
};

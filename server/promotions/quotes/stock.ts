/** Loads the variants of baskets with their prices and facts. */
import type { Settings } from '#contract/platform/settings';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { among } from '#db/statements';
import { pricedVariants } from './pricedVariants.ts';
import { addRows, type StockIndex } from './stockIndex.ts';
import { factsOfRows, type VariantFacts } from './variantFacts.ts';

/** The variants of baskets at an instant. */
export interface Stock extends StockIndex {
  at: number;
  facts: Map<number, VariantFacts>;
}

export type Lines = QuoteInput['lines'];

/** Loads everything that these lines refer to in two statements. */
export const loadStock = async (
  db: Db,
  lines: Lines,
  at: number,
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Stock> => {
  const index: StockIndex = { byId: new Map(), bySku: new Map(), lists: new Map() };
  const fetch = async (
    column: string,
    keys: readonly (string | number)[],
    kind: 'text' | 'integer',
  ) => {
    if (keys.length === 0) return;
    const { sql, values } = among(db, keys, kind);
    addRows(index, await pricedVariants(db, `${column} ${sql}`, [at, at, ...values]));
  };
  const skus = [...new Set(lines.flatMap(({ sku }) => sku ?? []))];
  await fetch('v.sku', skus, 'text');
  const ids = [...new Set(lines.flatMap(({ variantId }) => variantId ?? []))];
  await fetch(
    'v.id',
    ids.filter((id) => !index.byId.has(id)),
    'integer',
  );
  const rows = [...index.byId.values()].map(({ row }) => row);
  return { ...index, at, facts: await factsOfRows(db, rows, settings) };
};

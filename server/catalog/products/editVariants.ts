/** Writes the existing variants of one product, and lists its new ones. */
import { inArray, sql } from 'drizzle-orm';
import { optionKey, type ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { matchVariants } from './rules.ts';
import type { Product, VariantRow } from './product.ts';
import { removeVariants } from './removedVariants.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { BasePrice } from '../../pricing/prices/basePrices.ts';

const setParkedKeys = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .update(variants)
    .set({ optionKey: sql`'moving ' || ${variants.id}` })
    .where(inArray(variants.id, ids)),
);

type StoredVariant = typeof variants.$inferInsert;

const differs = (known: VariantRow, row: StoredVariant) =>
  Object.entries(row).some(([key, value]) =>
    key === 'optionValues'
      ? JSON.stringify(known.optionValues) !== JSON.stringify(value)
      : known[key as keyof VariantRow] !== value,
  );

const toRows = (id: number, { variants: sent }: ProductInput) =>
  sent.map(({ id: _, basePrice: __, basePriceSince: ___, ...variant }, position) => ({
    ...variant,
    productId: id,
    position,
    optionKey: optionKey(variant.optionValues),
  }));

/**
 * Option keys may be swapped between rows. They first get temporary values, so that the unique index is not violated.
 */
const parkOptionKeys = async (
  tx: Db,
  matched: readonly (VariantRow | undefined)[],
  rows: readonly StoredVariant[],
) => {
  const rekeyed = matched.flatMap((known, index) =>
    known && known.optionKey !== rows[index]?.optionKey ? known.id : [],
  );
  if (rekeyed.length <= 1) return;
  await setParkedKeys(tx, { ids: rekeyed });
};

export interface VariantWrite {
  /** The product's id. */
  id: number;
  before: Product | null;
  input: ProductInput;
}

export const editVariants = async (tx: Db, { id, before, input }: VariantWrite, now: number) => {
  const { matched, removed } = matchVariants(before?.variants ?? [], input.variants);
  await removeVariants(tx, removed, now);
  const rows = toRows(id, input);
  await parkOptionKeys(tx, matched, rows);
  const fresh: { row: StoredVariant; amount: number }[] = [];
  const priced: BasePrice[] = [];
  const written: VariantRow[] = [];
  for (const [position, row] of rows.entries()) {
    const known = matched[position];
    const amount = input.variants[position]?.basePrice ?? 0;
    if (!known) {
      fresh.push({ row, amount });
      continue;
    }
    if (differs(known, row)) await updateRow(tx, variants, known.id, row);
    const moved = known.basePrice !== amount;
    if (moved) priced.push({ variantId: known.id, amount });
    const basePriceSince = moved ? now : known.basePriceSince;
    written.push({ ...known, ...row, basePrice: amount, basePriceSince });
  }
  /** The variants after the edit, unless variants were added or removed. */
  const kept = removed.length === 0 && written.length === rows.length ? written : null;
  return { fresh, priced, kept };
};

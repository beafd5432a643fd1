/** Writes products' variants: each keeps its row while it can be recognised; base prices become prices of the base list. */
import { optionKey, type ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { variants } from '#db/schema/catalog/products';
import { updateRow } from '../../platform/records/records.ts';
import type { BasePrice } from '../../pricing/prices/basePrices.ts';
import type { Product, VariantRow } from './read.ts';

type StoredVariant = typeof variants.$inferInsert;

/** Variants keep their row while their id, their SKU or their options are still there. */
export const matchVariants = (before: Product, input: ProductInput) => {
  const left = new Map(before.variants.map((variant) => [variant.id, variant]));
  const take = (found: Product['variants'][number] | undefined) => {
    if (found) left.delete(found.id);
    return found;
  };
  const matched = input.variants.map((variant) =>
    variant.id === undefined ? undefined : take(left.get(variant.id)),
  );
  for (const [index, variant] of input.variants.entries()) {
    const key = optionKey(variant.optionValues);
    matched[index] ??= take([...left.values()].find((one) => one.optionKey === key));
  }
  for (const [index, variant] of input.variants.entries()) {
    matched[index] ??= take(
      [...left.values()].find((one) => variant.sku !== null && one.sku === variant.sku),
    );
  }
  return { matched, removed: [...left.keys()] };
};

/** Guards that were left out stay as they were. */
export const withGuards = (before: Product | null, input: ProductInput): ProductInput => {
  const matched = before ? matchVariants(before, input).matched : [];
  return {
    ...input,
    variants: input.variants.map((variant, index) => ({
      ...variant,
      id: variant.id ?? matched[index]?.id,
      minPrice:
        variant.minPrice === undefined ? (matched[index]?.minPrice ?? null) : variant.minPrice,
      minMarginBps:
        variant.minMarginBps === undefined
          ? (matched[index]?.minMarginBps ?? null)
          : variant.minMarginBps,
    })),
  };
};

const differs = (known: VariantRow, row: StoredVariant) =>
  Object.entries(row).some(([key, value]) =>
    key === 'optionValues'
      ? JSON.stringify(known.optionValues) !== JSON.stringify(value)
      : known[key as keyof VariantRow] !== value,
  );

export interface VariantWrite {
  /** The product's id. */
  id: number;
  before: Product | null;
  input: ProductInput;
}

export interface WrittenVariants {
  /** Base prices that are new or differ. */
  priced: BasePrice[];
  /** By product: its variants once their prices are written as well, where none came or went. */
  kept: Map<number, VariantRow[]>;
}

/** Writes the variants' rows; their prices, which hold from `now` on, are the caller's to write. */
export const writeVariants = async (
  tx: Db,
  writes: readonly VariantWrite[],
  now: number,
): Promise<WrittenVariants> => {
  const fresh: { row: StoredVariant; amount: number }[] = [];
  const priced: BasePrice[] = [];
  const kept = new Map<number, VariantRow[]>();
  for (const { id, before, input } of writes) {
    const { matched, removed } = before
      ? matchVariants(before, input)
      : { matched: [], removed: [] };
    await selectIn(tx, 'delete from variants where id in (?)', removed, 'integer');
    const rows = input.variants.map(
      ({ id: _, basePrice: __, basePriceSince: ___, ...variant }, position) => ({
        ...variant,
        productId: id,
        position,
        optionKey: optionKey(variant.optionValues),
      }),
    );
    const rekeyed = matched.flatMap((known, index) =>
      known && known.optionKey !== rows[index]?.optionKey ? known.id : [],
    );
    if (rekeyed.length > 1) {
      // Option keys may be swapped between rows: park them where they cannot meet.
      await selectIn(
        tx,
        `update variants set option_key = 'moving ' || id where id in (?)`,
        rekeyed,
        'integer',
      );
    }
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
      written.push({
        ...known,
        ...row,
        basePrice: amount,
        basePriceSince: moved ? now : known.basePriceSince,
      });
    }
    if (removed.length === 0 && written.length === rows.length) kept.set(id, written);
  }
  const ids = await insertRows(
    tx,
    variants,
    fresh.map(({ row }) => row),
    { returning: true },
  );
  fresh.forEach(({ amount }, index) => priced.push({ variantId: ids[index] ?? 0, amount }));
  return { priced, kept };
};

/** Writes products' variants: each keeps its row while it can be recognised; base prices become prices of the base list. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { variants } from '#db/schema/catalog/products';
import { editVariants, type VariantWrite } from './editVariants.ts';
import type { VariantRow } from './product.ts';
import type { BasePrice } from '../../pricing/prices/basePrices.ts';

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
  const fresh: Awaited<ReturnType<typeof editVariants>>['fresh'] = [];
  const priced: BasePrice[] = [];
  const kept = new Map<number, VariantRow[]>();
  for (const write of writes) {
    const edited = await editVariants(tx, write, now);
    fresh.push(...edited.fresh);
    priced.push(...edited.priced);
    if (edited.kept) kept.set(write.id, edited.kept);
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

/**
 * Writes products' variants. A variant keeps its row where it can be matched; base prices become prices of the base
 * list.
 */
import type { Db } from '#db';
import { editVariants, type VariantWrite } from './editVariants.ts';
import type { VariantRow } from './product.ts';
import { addVariants } from './removedVariants.ts';
import type { BasePrice } from '../../pricing/prices/basePrices.ts';

export interface WrittenVariants {
  /** New or changed base prices. */
  priced: BasePrice[];
  /** By product: its variants with the new prices, unless variants were added or removed. */
  kept: Map<number, VariantRow[]>;
}

/** Writes the variants' rows; the caller writes their prices, which are in force from `now` on. */
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
  const { ids, basePrices } = await addVariants(
    tx,
    fresh.map(({ row }) => row),
    new Set(writes.flatMap(({ id, before }) => (before ? id : []))),
    now,
  );
  fresh.forEach(({ amount }, index) => {
    // One that came back with its price has it already.
    if (basePrices[index] !== amount) priced.push({ variantId: ids[index] ?? 0, amount });
  });
  return { priced, kept };
};

/**
 * Writes products' variants. A variant keeps its row where it can be matched; base prices become prices of the base
 * list.
 */
import type { Db } from '#db';
import { editVariants, type VariantWrite } from './editVariants.ts';
import type { VariantRow } from './product.ts';
import { addVariants } from './removedVariants.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type BasePrice, causeOf } from '../../pricing/prices/basePrices.ts';
import { logShownPrices } from '../../pricing/prices/log.ts';

export interface WrittenVariants {
  /** New or changed base prices. */
  priced: BasePrice[];
  /** By product: its variants with the new prices, unless variants were added or removed. */
  kept: Map<number, VariantRow[]>;
}

/**
 * Writes the variants' rows; the caller writes their prices, which are in force from `writer.now` on. The prices of
 * variants that came back are logged here, because a list may have been archived meanwhile.
 */
export const writeVariants = async (
  tx: Db,
  writes: readonly VariantWrite[],
  writer: Writer,
): Promise<WrittenVariants> => {
  const { now } = writer;
  const fresh: Awaited<ReturnType<typeof editVariants>>['fresh'] = [];
  const priced: BasePrice[] = [];
  const kept = new Map<number, VariantRow[]>();
  for (const write of writes) {
    const edited = await editVariants(tx, write, now);
    fresh.push(...edited.fresh);
    priced.push(...edited.priced);
    if (edited.kept) kept.set(write.id, edited.kept);
  }
  const { ids, basePrices, returned } = await addVariants(
    tx,
    fresh.map(({ row }) => row),
    new Set(writes.flatMap(({ id, before }) => (before ? id : []))),
    now,
  );
  if (returned.length > 0) await logShownPrices(tx, writer, returned, causeOf(writer));
  fresh.forEach(({ amount }, index) => {
    // One that came back with its price has it already.
    if (basePrices[index] !== amount) priced.push({ variantId: ids[index] ?? 0, amount });
  });
  return { priced, kept };
};

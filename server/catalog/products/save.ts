/**
 * Saves many whole products together: rows, variants, categories, tags, values, search, quality, linked order lines.
 */
import type { Db } from '#db';
import { together } from '#db/together';
import { afterNewSkus } from './afterNewSkus.ts';
import { checkChangedCategories } from './checkCategories.ts';
import { newSkus } from './codes.ts';
import { compareWrite } from './compareWrite.ts';
import type { ProductWrite, Saved, StoredWrite } from './productWrite.ts';
import { recordWrites } from './recordWrites.ts';
import { indexWrites } from './reindex.ts';
import { scoreWrites } from './scoreWrites.ts';
import { showWrites } from './showWrites.ts';
import { writeParts } from './writeParts.ts';
import { insertNewRows, updateClocks, updateEditedRows } from './writeRows.ts';
import { writeVariants } from './writeVariants.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { writeBasePrices } from '../../pricing/prices/basePrices.ts';
import type { Pricing } from '../../pricing/prices/pricing.ts';

/** Prices of variants whose base price changes, where they were loaded already. */
interface Known {
  pricing?: Pricing | undefined;
}

/** Writes the variants of these products and their base prices; returns what `writeVariants` does. */
const writeVariantsWithPrices = async (
  tx: Db,
  writer: Writer,
  touched: readonly StoredWrite[],
  pricing: Pricing | undefined,
) => {
  const changed = touched.filter((write) => !write.changed || write.changed.has('variants'));
  const written = await writeVariants(tx, changed, writer);
  await writeBasePrices(tx, writer, written.priced, pricing);
  return written;
};

/**
 * Saves products. Returns each id, whether anything changed, and the open quality issues if they were checked again
 * (always for new products and changes of status). The caller must have checked attribute values, and must refuse
 * activations that are not allowed.
 */
export const saveProducts = async (
  tx: Db,
  writer: Writer,
  sent: readonly ProductWrite[],
  { pricing }: Known = {},
): Promise<Saved[]> => {
  const compared = sent.map(compareWrite);
  await checkChangedCategories(tx, compared);
  const writes = await insertNewRows(tx, writer, compared);
  const touched = writes.filter((write) => write.touched);
  await updateClocks(tx, writes);
  const [columns, { kept }] = await together([
    updateEditedRows(tx, writer, touched),
    writeVariantsWithPrices(tx, writer, touched, pricing),
    writeParts(tx, touched),
    recordWrites(tx, writer, touched),
  ]);
  await indexWrites(tx, touched);
  const issues = await scoreWrites(tx, writer.now, touched);
  await showWrites(tx, writer, { kept: new Set(kept.keys()), writes: touched, issues });
  const skus = newSkus(touched);
  for (const link of afterNewSkus.parts) await link(tx, writer, skus);
  return writes.map(({ id, touched: wasTouched, changed }) => ({
    id,
    changed: wasTouched,
    issues: issues.get(id) ?? [],
    fields: changed ?? new Set(),
    columns: columns.get(id) ?? {},
    variants: kept.get(id) ?? null,
    rated: issues.has(id),
  }));
};

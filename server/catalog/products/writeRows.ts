/** Writes products' own rows. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { products } from '#db/schema/catalog/products';
import { isSameClocks } from './clocks.ts';
import type { ComparedWrite, StoredWrite } from './productWrite.ts';
import type { ProductRow } from './product.ts';
import { columnsOf, rowOf } from './toProductRow.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Inserts the rows of new products; returns all writes with the ids of their rows. */
export const insertNewRows = async (
  tx: Db,
  writer: Writer,
  writes: readonly ComparedWrite[],
): Promise<StoredWrite[]> => {
  const fresh = writes.filter(({ before }) => !before);
  const ids = await insertRows(
    tx,
    products,
    fresh.map(({ input, clocks }) => ({
      ...rowOf(input, writer),
      ...clocks,
      createdAt: writer.now,
    })),
    { returning: true },
  );
  let next = 0;
  return writes.map((write) => ({ ...write, id: write.before?.id ?? ids[next++] ?? 0 }));
};

/** Updates the changed columns of edited products; returns these columns by product. */
export const updateEditedRows = async (
  tx: Db,
  writer: Writer,
  touched: readonly StoredWrite[],
): Promise<Map<number, Partial<ProductRow>>> => {
  const columns = new Map<number, Partial<ProductRow>>();
  for (const { id, before, input, clocks, changed } of touched) {
    if (!before || !changed) continue;
    const row = {
      ...columnsOf(rowOf(input, writer), changed),
      ...clocks,
      version: before.version + 1,
    };
    await updateRow(tx, products, id, row);
    columns.set(id, row);
  }
  return columns;
};

/** A newer version that says the same is newer all the same: what is older than it says nothing any more. */
export const updateClocks = async (tx: Db, writes: readonly StoredWrite[]): Promise<void> => {
  for (const { id, before, clocks, touched } of writes)
    if (before && clocks && !touched && !isSameClocks(clocks, before))
      await updateRow(tx, products, id, clocks);
};

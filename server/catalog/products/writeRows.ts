/** Writes products' own rows. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { products } from '#db/schema/catalog/products';
import type { ComparedWrite, StoredWrite } from './productWrite.ts';
import type { ProductRow } from './product.ts';
import { columnsOf, rowOf } from './toProductRow.ts';
import { updateRow } from '../../platform/records/records.ts';
import { newestClock } from '../../platform/records/sourceClock.ts';
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
    fresh.map(({ input, sourceUpdatedAt = null }) => ({
      ...rowOf(input, writer, sourceUpdatedAt),
      createdAt: writer.now,
    })),
    { returning: true },
  );
  let next = 0;
  return writes.map((write) => ({
    ...write,
    id: write.before?.id ?? ids[next++] ?? 0,
    sourceUpdatedAt: newestClock(write.sourceUpdatedAt, write.before?.sourceUpdatedAt),
  }));
};

/** Updates the changed columns of edited products; returns these columns by product. */
export const updateEditedRows = async (
  tx: Db,
  writer: Writer,
  touched: readonly StoredWrite[],
): Promise<Map<number, Partial<ProductRow>>> => {
  const columns = new Map<number, Partial<ProductRow>>();
  for (const { id, before, input, sourceUpdatedAt, changed } of touched) {
    if (!before || !changed) continue;
    const row = {
      ...columnsOf(rowOf(input, writer, sourceUpdatedAt), changed),
      version: before.version + 1,
    };
    await updateRow(tx, products, id, row);
    columns.set(id, row);
  }
  return columns;
};

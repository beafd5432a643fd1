/** Applies the same change to many products. */
import type { BulkEdit, BulkEditRow } from '#contract/catalog/products';
import type { Db } from '#db';
import { editOne } from './bulkEditRow.ts';
import { HttpError } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Thrown to roll back a preview or a refused product. */
class BulkEditRollback extends Error {}

type Transaction = <T>(work: (tx: Db) => Promise<T>) => Promise<T>;

/**
 * Runs a bulk edit. Each product has its own transaction, so that one refusal does not affect the others; a preview
 * rolls back.
 */
export const bulkEditProducts = async (
  transaction: Transaction,
  writer: Writer,
  { ids, change, preview }: BulkEdit,
): Promise<BulkEditRow[]> => {
  const rows: BulkEditRow[] = [];
  for (const id of new Set(ids)) {
    let row: BulkEditRow | undefined;
    try {
      await transaction(async (tx) => {
        row = await editOne(tx, writer, id, change);
        if (preview || row.outcome === 'refused') throw new BulkEditRollback();
      });
    } catch (error) {
      if (error instanceof HttpError)
        row = {
          id,
          name: '',
          names: {},
          outcome: 'refused',
          before: {},
          after: {},
          reason: error.key,
        };
      else if (!(error instanceof BulkEditRollback)) throw error;
    }
    if (row) rows.push(row);
  }
  return rows;
};

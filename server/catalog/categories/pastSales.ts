/** What becomes of a category's past sales and figures when it moves, goes, or is merged. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface PastSales {
  /** Past sales of `from` are those of `heir` from now on. */
  moveLines: (tx: Db, from: number, heir: number | null) => Promise<void>;
  /** Writes the figures of these categories again. */
  recompute: (tx: Db, writer: Writer, categoryIds: readonly number[]) => Promise<void>;
  /** Drops the figures of a category that is gone. */
  forget: (tx: Db, categoryId: number) => Promise<void>;
}

export const pastSales = new Hook<PastSales>('pastSales');

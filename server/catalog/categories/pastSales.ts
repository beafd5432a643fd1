/** The hook for the past sales and figures of a category that is moved, deleted or merged. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface PastSales {
  /** Assigns past sales of the category `from` to `target` from now on. */
  moveLines: (tx: Db, from: number, target: number | null) => Promise<void>;
  /** Recomputes the figures of these categories. */
  recompute: (tx: Db, writer: Writer, categoryIds: readonly number[]) => Promise<void>;
  /** Deletes the figures of a deleted category. */
  forget: (tx: Db, categoryId: number) => Promise<void>;
}

export const pastSales = new Hook<PastSales>('pastSales');

export const moveSales = async (tx: Db, from: number, target: number | null) => {
  for (const sales of pastSales.parts) await sales.moveLines(tx, from, target);
};
export const recomputeSales = async (tx: Db, writer: Writer, categoryIds: readonly number[]) => {
  for (const sales of pastSales.parts) await sales.recompute(tx, writer, categoryIds);
};
export const forgetSales = async (tx: Db, categoryId: number) => {
  for (const sales of pastSales.parts) await sales.forget(tx, categoryId);
};

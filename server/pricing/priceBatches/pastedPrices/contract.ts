/** Lines of `SKU, price` that were copied from a spreadsheet or a file. */
import * as z from 'zod';
import type { OwnFigure } from '#contract/pricing/priceBatches';
import { asTyped } from '#shared/fields';

/** Maximum number of pasted lines; more must be imported as a file. */
export const MAX_PASTED_LINES = 100_000;
export const PastedInput = z.strictObject({ text: asTyped(4_000_000) });
export interface PastedRow {
  line: number;
  sku: string;
  variantId: number | null;
  amount: number | null;
  /** Why the line cannot be used: a translation key with arguments. */
  error: string | null;
}
export interface Pasted {
  rows: number;
  figures: OwnFigure[];
  /** The first thousand lines that cannot be used, and the number of all of them. */
  refused: PastedRow[];
  refusedCount: number;
}

/** Lines of `SKU, price` as a spreadsheet copies or saves them. */
import * as z from 'zod';
import type { OwnFigure } from '#contract/pricing/priceBatches';

/** Lines of one paste; more than that is a file to import. */
export const MAX_PASTED_LINES = 100_000;
export const PastedInput = z.strictObject({ text: z.string().max(4_000_000) });
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
  /** The first thousand lines that cannot be used, and how many there are. */
  refused: PastedRow[];
  refusedCount: number;
}

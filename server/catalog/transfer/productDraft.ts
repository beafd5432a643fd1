/** A product as the rows of a file describe it. */
import type { z } from 'zod';
import type { StoreProductInput } from '#contract/catalog/products';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { RowError } from '../../platform/imports/rowError.ts';

export type ProductDraft = z.input<typeof StoreProductInput>;

/** The texts of the file by language; undefined for languages without a column. */
export type TextCells = Record<string, string | undefined>;

export interface ReadProduct {
  draft: ProductDraft;
  /** Names and descriptions; what is sent depends on the stored texts. */
  names: TextCells;
  descriptions: TextCells;
  /** The rows of the variants, in their order. */
  variantRows: readonly CsvRow[];
  /** Indexes of variants whose price cell is empty. */
  unpriced: ReadonlySet<number>;
  errors: RowError[];
}

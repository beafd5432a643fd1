/** A product of a file that is about to be written, and the properties of its kind of file. */
import type { Db } from '#db';
import type { ReadProduct } from './productDraft.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { Group } from '../../platform/imports/groups.ts';

export interface ProductItem extends Omit<ReadProduct, 'errors'> {
  group: Group;
  /**
   * Whether it shares a barcode with another variant of the file, so that this import must not activate it.
   */
  duplicate: boolean;
}

export interface ProductWriting {
  /** Row (index of the variant) and column of a field's error. */
  cellOf: (path: readonly string[]) => { row: number; column: string };
  /** Fields of a variant for which the file has no column; they keep their value. */
  keeps: readonly VariantField[];
  /** Whether a variant without a price in the file keeps its price; otherwise it has none. */
  keepsPrices: boolean;
  /** Runs at the beginning of each chunk's transaction. */
  before?: (tx: Db, items: readonly ProductItem[]) => Promise<void>;
}

/** The row of the file to which an error belongs. */
export const rowOfError = (
  { group, variantRows, rowOf }: ProductItem,
  path: readonly string[],
  { row, column }: { row: number; column: string },
): CsvRow => (path[0] === 'variants' ? variantRows[row] : rowOf(column)) ?? group.rows[0];

const VARIANT_FIELDS = ['sku', 'barcode', 'originalPrice', 'cost', 'weightGrams'] as const;

export type VariantField = (typeof VARIANT_FIELDS)[number];

/** A product of a file that is about to be written, and the properties of its kind of file. */
import type { Db } from '#db';
import type { ProductDraft, TextCells } from './productDraft.ts';
import type { Group } from '../../platform/imports/groups.ts';

export interface ProductItem {
  group: Group;
  draft: ProductDraft;
  names: TextCells;
  descriptions: TextCells;
  /**
   * Whether it shares an SKU or a barcode with another variant of the file, so that this import must not activate it.
   */
  duplicate: boolean;
}

export interface ProductWriting {
  /** Row (index within the group) and column of a field's error. */
  cellOf: (path: readonly string[]) => { row: number; column: string };
  /** Fields of a variant for which the file has no column; they keep their value. */
  keeps: readonly VariantField[];
  /** Runs at the beginning of each chunk's transaction. */
  before?: (tx: Db, items: readonly ProductItem[]) => Promise<void>;
}

const VARIANT_FIELDS = ['sku', 'barcode', 'originalPrice', 'cost', 'weightGrams'] as const;

export type VariantField = (typeof VARIANT_FIELDS)[number];

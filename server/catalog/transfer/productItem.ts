/** A product of a file on its way to the store, and how its kind of file is written. */
import type { Db } from '#db';
import type { ProductDraft, TextCells } from './productDraft.ts';
import type { Group } from '../../platform/imports/groups.ts';

export interface ProductItem {
  group: Group;
  draft: ProductDraft;
  names: TextCells;
  descriptions: TextCells;
  /** Shares an SKU or a barcode with another variant of the file: may not be put on sale by this import. */
  duplicate: boolean;
}

export interface ProductWriting {
  /** Row (by place in its group) and column of a field's error. */
  cellOf: (path: readonly string[]) => { row: number; column: string };
  /** Fields of a variant that the file has no column for: they keep their value. */
  keeps: readonly VariantField[];
  /** Runs first in each chunk's transaction. */
  before?: (tx: Db, items: readonly ProductItem[]) => Promise<void>;
}

const VARIANT_FIELDS = ['sku', 'barcode', 'originalPrice', 'cost', 'weightGrams'] as const;

export type VariantField = (typeof VARIANT_FIELDS)[number];

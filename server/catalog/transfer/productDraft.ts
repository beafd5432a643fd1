/** A product as the rows of a file describe it. */
import type { z } from 'zod';
import type { ProductOption, StoreProductInput } from '#contract/catalog/products';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { RowError } from '../../platform/imports/rowError.ts';

export type ProductDraft = z.input<typeof StoreProductInput>;

/** The texts of the file by language; undefined for languages without a column. */
export type TextCells = Record<string, string | undefined>;

/** What the rows of a product say about one of its options; undefined where the file has no such column. */
export interface OptionCells {
  names: TextCells;
  /** The listed values. */
  values: ProductOption['values'] | undefined;
  /** The value of each variant. */
  keys: string[] | undefined;
}

export interface ReadProduct {
  draft: ProductDraft;
  /** Names and descriptions; what is sent depends on the stored texts. */
  names: TextCells;
  descriptions: TextCells;
  /** Attribute texts by attribute code. */
  attributeTexts: Readonly<Record<string, TextCells>>;
  /** Where given, the options depend on the stored ones; otherwise they are those of the draft. */
  optionCells: readonly OptionCells[] | null;
  /** The rows of the variants, in their order. */
  variantRows: readonly CsvRow[];
  /** Indexes of variants without a price in the file. */
  unpriced: ReadonlySet<number>;
  /** The row in which a cell of the whole product is filled. */
  rowOf: (column: string) => CsvRow;
  errors: RowError[];
}

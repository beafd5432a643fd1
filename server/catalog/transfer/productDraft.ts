/** A product as rows of a file describe it. */
import type { z } from 'zod';
import type { StoreProductInput } from '#contract/catalog/products';
import type { RowError } from '../../platform/imports/rowError.ts';

export type ProductDraft = z.input<typeof StoreProductInput>;

/** Texts per language as the file has them; undefined where it has no column for a language. */
export type TextCells = Record<string, string | undefined>;

export interface ReadProduct {
  draft: ProductDraft;
  /** Names and descriptions, which are sent by what is stored already. */
  names: TextCells;
  descriptions: TextCells;
  errors: RowError[];
}

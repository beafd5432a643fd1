/** Records elsewhere that name a category, a product or a variant: they hold it back from deletion and follow a merge. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';

export type CatalogTable = 'categories' | 'products' | 'variants';

export interface CatalogReferences {
  /** Names of the records that name this row. */
  findNames: (tx: Db, table: CatalogTable, id: number) => Promise<string[]>;
  /** Makes records that name the category `from` name `to` instead. */
  repointCategory: (tx: Db, from: number, to: number) => Promise<void>;
}

/** Every domain's records that name rows of the catalogue. */
export const catalogReferences = new Hook<CatalogReferences>('references');

/** Names of every record that names this row. */
export const findReferringNames = async (
  tx: Db,
  table: CatalogTable,
  id: number,
): Promise<string[]> => {
  const names: string[] = [];
  for (const { findNames } of catalogReferences.parts)
    names.push(...(await findNames(tx, table, id)));
  return names;
};

/** A category was merged into another: whatever names it follows. */
export const repointCategory = async (tx: Db, from: number, to: number): Promise<void> => {
  for (const references of catalogReferences.parts) await references.repointCategory(tx, from, to);
};

/**
 * Records of other domains that refer to a category, a product or a variant. They prevent its deletion and follow a
 * merge.
 */
import type { Db } from '#db';
import { Hook } from '#shared/hook';

export type CatalogTable = 'categories' | 'products' | 'variants';

export interface CatalogReferences {
  /** Names of the records that refer to any of these rows. */
  findNames: (tx: Db, table: CatalogTable, ids: readonly number[]) => Promise<string[]>;
  /** Names of the records whose approved terms refer to the category: a merge must not change them. */
  findApprovedNames?: (tx: Db, categoryId: number, now: number) => Promise<string[]>;
  /** Names of the records that give these variants away or sell them, so that they should not be archived. */
  findGiving?: (tx: Db, variantIds: readonly number[], now: number) => Promise<string[]>;
  /** Changes records that refer to the category `from` so that they refer to `to`. */
  repointCategory: (tx: Db, from: number, to: number) => Promise<void>;
}

/** References to the catalogue, one part for each domain that has any. */
export const catalogReferences = new Hook<CatalogReferences>('references');

/** Names of all records that refer to any of these rows. */
export const findReferringNames = async (
  tx: Db,
  table: CatalogTable,
  ids: readonly number[],
): Promise<string[]> => {
  const names: string[] = [];
  if (ids.length === 0) return names;
  for (const { findNames } of catalogReferences.parts)
    names.push(...(await findNames(tx, table, ids)));
  return names;
};

/** Names of all records whose approved terms refer to the category. */
export const findApprovedNames = async (
  tx: Db,
  categoryId: number,
  now: number,
): Promise<string[]> => {
  const names: string[] = [];
  for (const references of catalogReferences.parts)
    names.push(...((await references.findApprovedNames?.(tx, categoryId, now)) ?? []));
  return names;
};

/** Names of all records that give these variants away or sell them. */
export const findGivingNames = async (
  tx: Db,
  variantIds: readonly number[],
  now: number,
): Promise<string[]> => {
  const names: string[] = [];
  for (const references of catalogReferences.parts)
    names.push(...((await references.findGiving?.(tx, variantIds, now)) ?? []));
  return names;
};

/** Makes all references to a merged category refer to the other category. */
export const repointCategory = async (tx: Db, from: number, to: number): Promise<void> => {
  for (const references of catalogReferences.parts) await references.repointCategory(tx, from, to);
};

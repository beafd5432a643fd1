/** The ids of all categories by their codes. */
import type { Db } from '#db';
import { loadCategoryCodes } from '#server/catalog/categoryTree/lookups';

export const categoriesByCode = async (db: Db): Promise<Map<string, number>> =>
  new Map([...(await loadCategoryCodes(db))].map(([id, code]) => [code, id]));

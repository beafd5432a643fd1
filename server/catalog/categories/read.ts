/** Loads a category with its own bindings and those that it inherits. */
import type { Db } from '#db';
import { categories } from '#db/schema/catalog/categories';
import { effectiveFor, loadBindings } from '../categoryTree/loadBindings.ts';
import { getRow } from '../../platform/records/records.ts';

export const readCategory = async (db: Db, id: number) => {
  const row = await getRow(db, categories, id);
  const bindings = await loadBindings(db, [row.path]);
  const attributes = bindings.get(id) ?? [];
  const effective = [...effectiveFor(bindings, row.path)].map(([attributeId, requirement]) => ({
    attributeId,
    requirement,
  }));
  bindings.delete(id);
  const inherited = [...effectiveFor(bindings, row.path)].map(([attributeId, requirement]) => ({
    attributeId,
    requirement,
  }));
  return { ...row, attributes, inherited, effective };
};

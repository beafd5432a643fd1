/** Applies the order in a file to the children of a category. */
import type { Db } from '#db';
import { upsertCategories } from '../categories/upsert.ts';
import { loadCategoryIds } from '../categoryTree/lookups.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

export const orderChildren = async (
  tx: Db,
  run: ImportRun,
  { parentCode, codes }: { parentCode: string; codes: readonly string[] },
) => {
  const known = await loadCategoryIds(tx, codes);
  const order = codes.filter((code) => known.has(code));
  if ([...known.keys()].every((code, index) => code === order[index])) return;
  const parent = parentCode === '' ? null : parentCode;
  await upsertCategories(
    tx,
    run.writer,
    order.map((code, position) => ({ code, parentCode: parent, names: {}, position })),
  );
};
